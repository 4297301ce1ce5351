# Plain mode (src/plain): lines for screen readers, pipes and logs. One thought a line, no drawing.

plain-welcome = { $title }. { $about }
plain-box = { $name } ({ $kind }):
plain-no-address = no address
plain-cable = { $port } { $medium ->
        [wifi] by Wi-Fi
       *[cable] by cable
    } to { $to } port { $peer }, { $state ->
        [cut] cut
       *[up] up
    }
plain-table = { $node }, { $table }:
plain-prompt = Number, or a line for a box (pc1 ping pc2); Enter says the choices again, q leaves.
plain-prompt-back = Number; 0 goes back.
plain-prompt-terminal = A line for this terminal; . goes back, ^C stops the program.
plain-terminal = Terminal of { $node }.
plain-field = { $label } [{ $now }]:
plain-field-choice = { $label }, { $offers } [{ $now }]:
plain-nothing = nothing
plain-unknown = “{ $line }” is no answer here; Enter says the choices again.
plain-group = { $group } …
plain-entry = { $title } ({ $name }){ $done ->
        [yes] , done
       *[no] {""}
    }
plain-tab = Table: { $table }
plain-page = Page: { $page }
plain-row = Choose the row { $row }
plain-rule = Choose the rule { $rule }
plain-chosen-rule = Chosen: { $rule }
plain-send = Do it
plain-boundary = Move the boundary: { $way ->
        [right] longer prefix
       *[left] shorter prefix
    }
plain-link = { $name }, { $state ->
        [cut] cut
       *[up] up
    }
plain-connection = Connection of { $client } with { $server }:
plain-at = At { $node }, { $time }:
plain-step = Layer { $layer }: { $words }
plain-changed = { $field }: { $old } becomes { $new }. { $here }
plain-fate = The packet: { $fate }.
plain-stands = Time stands. “{ $play }” lets it run, “{ $layer }” goes a step.
plain-help-numbers = A number takes a choice. Enter says the choices again, 0 goes back.
plain-help-fields = A field keeps what stands in brackets when Enter is pressed; . leaves the form, ! keeps all the rest.
plain-help-lines = A line that begins with the name of a box runs there: pc1 ping -c 1 pc2. Lines for the lab begin with lab.
plain-help-time = Time passes after each deed until it is answered. +5s lets five seconds pass.
plain-help-leave = q leaves.
plain-frames = { $received } received and { $sent } sent
plain-tour-choose = A home and the internet. “{ $boxes }” lists them: choose another one. Its tables say what it knows.
plain-tour-ping = “{ $send }” asks field by field; Enter keeps what stands in brackets, so Enter to the end sends a ping. Or type: pc1 ping -c 1 example.com
plain-tour-layer = Slowly now. “{ $pause }” in “{ $time }” lets time stand; then “{ $send }” again, then “{ $layer }”, again and again: each is one layer of one box.
plain-tour-why = Now ask: “{ $why }” in “{ $look }” tells the causes, back to the first.
plain-tour-knock = Nobody gets in from outside. Type: visitor curl router.wan:8080
plain-tour-rule = The router does not know for whom it is. “{ $forwards }”, add a rule: outside port 8080, inside host pc1, port 80. Or type: router forward add tcp 8080 pc1:80
plain-tour-again = Knock again: visitor curl router.wan:8080. Now it is led to pc1.
plain-tour-back = Time goes both ways. “{ $back }” in “{ $time }” looks back.
plain-tour-return = This is the past. “{ $now }” in “{ $time }” leads back to the present.
plain-tour-over = That was the tour. “{ $start }” in “{ $lab }” has lessons, labs and demos.
