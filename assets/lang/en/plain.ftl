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
