//! Everything a key can mean, in one table. Help, palette, hints, key maps and docs are all read from it.

use super::{ActionRow, Group};
use crate::app::keymap::Context;

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $group:ident, [$($context:ident)*], [$($key:literal)*];)*) => {
        /// Something a person can want.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Action { $($(#[$doc])* $name,)* }

        /// The table, in the order of help.
        pub const ACTIONS: &[ActionRow] = &[$(ActionRow {
            action: Action::$name,
            id: $id,
            group: Group::$group,
            contexts: &[$(Context::$context),*],
            keys: &[$($key),*],
        },)*];
    };
}

actions! {
    /// Play or pause.
    Pause = "pause", Play, [Main Connection Host], ["Space" "F5"];
    /// Go on by one layer of the ladder.
    StepLayer = "step-layer", Play, [Main Connection Host], ["." "F6"];
    /// Go on until a frame arrives.
    StepHop = "step-hop", Play, [Main Connection Host], [">"];
    /// Go on by one event of the engine.
    StepEvent = "step-event", Play, [Main Connection Host], ["n"];
    /// Look one moment back.
    StepBack = "step-back", Play, [Main Connection Host], ["," "F7"];
    /// Leave the past: back to the present.
    Live = "live", Play, [Main Connection Host], ["0"];
    /// Do not wait: finish what goes on; from rest, go to the next event, however far it is.
    Skip = "skip", Play, [Main Connection Host], ["N"];
    /// Play faster.
    Faster = "faster", Play, [Main Connection Host], ["+" "="];
    /// Play slower.
    Slower = "slower", Play, [Main Connection Host], ["-"];
    /// Paced, real, instant.
    Mode = "mode", Play, [Main Connection Host], ["m"];

    /// The next pane.
    FocusNext = "focus-next", Move, [Main Anatomy Capture Connection Host Router], ["Tab"];
    /// The pane before.
    FocusPrev = "focus-prev", Move, [Main Anatomy Capture Connection Host Router], ["BackTab"];
    /// Up.
    Up = "up", Move, [Main Start List Form Rules Help Confirm Console Anatomy Capture Connection Host Router Addresses Pick], ["Up"];
    /// Down.
    Down = "down", Move, [Main Start List Form Rules Help Confirm Console Anatomy Capture Connection Host Router Addresses Pick], ["Down"];
    /// Left.
    Left = "left", Move, [Main Start Form Confirm Anatomy Capture Connection Host Router Addresses Pick], ["Left"];
    /// Right.
    Right = "right", Move, [Main Start Form Confirm Anatomy Capture Connection Host Router Addresses Pick], ["Right"];
    /// Up, where no text is typed.
    UpHere = "up-here", Move, [Main Start Rules Help Confirm Anatomy Capture Connection Host Router Addresses Pick], ["k"];
    /// Down, where no text is typed.
    DownHere = "down-here", Move, [Main Start Rules Help Confirm Anatomy Capture Connection Host Router Addresses Pick], ["j"];
    /// Left, where no text is typed.
    LeftHere = "left-here", Move, [Main Start Confirm Anatomy Capture Connection Host Router Addresses Pick], ["h"];
    /// Right, where no text is typed.
    RightHere = "right-here", Move, [Main Start Confirm Anatomy Capture Connection Host Router Addresses Pick], ["l"];
    /// A page up.
    PageUp = "page-up", Move, [Main Start List Help Console Anatomy Capture Connection Host Router], ["PageUp"];
    /// A page down.
    PageDown = "page-down", Move, [Main Start List Help Console Anatomy Capture Connection Host Router], ["PageDown"];
    /// To the first.
    First = "first", Move, [Main Start Help Anatomy Capture Connection Host Router], ["Home" "g g"];
    /// To the last.
    Last = "last", Move, [Main Start Help Anatomy Capture Connection Host Router], ["End" "G"];
    /// Open, choose, send.
    Activate = "activate", Move, [Main Start List Form Rules Help Confirm Console Anatomy Capture Connection Host Router Addresses Pick], ["Enter"];
    /// Back; never quits.
    Cancel = "cancel", Move, [Main Start List Form Rules Help Confirm Console Anatomy Capture Connection Host Router Addresses Pick], ["Esc"];
    /// The next field of a form.
    FieldNext = "field-next", Move, [Form Addresses], ["Tab"];
    /// The field before.
    FieldPrev = "field-prev", Move, [Form], ["BackTab"];
    /// Complete the word.
    Complete = "complete", Move, [Console], ["Tab"];
    /// End the program that has the terminal's keyboard.
    Interrupt = "interrupt", Move, [Console], ["<C-c>"];
    /// Stop the program that has the terminal's keyboard for a while.
    Suspend = "suspend", Move, [Console], ["<C-z>"];
    /// End the input: a shell leaves.
    EndInput = "end-input", Move, [Console], ["<C-d>"];
    /// An empty screen.
    ClearScreen = "clear-screen", Move, [Console], ["<C-l>"];
    /// Another terminal of the box.
    TerminalNew = "terminal-new", Move, [Console], ["F3"];
    /// The next terminal of the box.
    TerminalNext = "terminal-next", Move, [Console], ["F4"];
    /// Close the terminal with all that runs in it.
    TerminalClose = "terminal-close", Move, [Console], ["F8"];

    /// The next table of the inspector.
    TabNext = "tab-next", Look, [Main Router], ["]"];
    /// The table before.
    TabPrev = "tab-prev", Look, [Main Router], ["["];
    /// Choose a box by name.
    Boxes = "boxes", Look, [Main], ["b"];
    /// The map one step nearer.
    MapNearer = "map-nearer", Look, [Main], ["z"];
    /// The map one step farther.
    MapFarther = "map-farther", Look, [Main], ["Z"];
    /// The whole lab on the map, nothing folded.
    MapWhole = "map-whole", Look, [Main], ["g m"];
    /// Fold the hosts of a crowded box into it, or unfold them.
    MapFold = "map-fold", Look, [Main], ["g f"];
    /// Another lens on the map: as it is, what switches see, what routers see, what the chosen box knows.
    MapLens = "map-lens", Look, [Main], ["g l"];
    /// Move the map's window up.
    PanUp = "pan-up", Move, [Main], ["<S-Up>"];
    /// Move the map's window down.
    PanDown = "pan-down", Move, [Main], ["<S-Down>"];
    /// Move the map's window left.
    PanLeft = "pan-left", Move, [Main], ["<S-Left>"];
    /// Move the map's window right.
    PanRight = "pan-right", Move, [Main], ["<S-Right>"];
    /// Follow the packet of the latest command, or of the chosen event.
    Follow = "follow", Look, [Main], ["w" "F8"];
    /// Follow no packet.
    Unfollow = "unfollow", Look, [Main], ["W"];
    /// The next packet of the conversation.
    StoryNext = "story-next", Look, [Main], ["}"];
    /// The packet before.
    StoryPrev = "story-prev", Look, [Main], ["{"];
    /// All copies of the packet, as a tree.
    Branches = "branches", Look, [Main], ["B"];
    /// Show or hide the bytes.
    Hex = "hex", Look, [Main], ["x"];
    /// All events, or those of interest.
    EventsLevel = "events-level", Look, [Main], ["a"];
    /// Why what is looked at happened: its chain of causes.
    Why = "why", Look, [Main Help Connection], ["y"];
    /// Back from a jump to a cause.
    WhyBack = "why-back", Look, [Main], ["Y"];
    /// Look into the box: processes, sockets, interfaces, and what waits in their queues.
    Host = "host", Look, [Main Host], ["I"];
    /// The DHCP of the box: the states of its client with the clocks of the lease, the pool of its server.
    Dhcp = "dhcp", Look, [Main Host], ["D"];
    /// Address tools: an address in bits, its network, and cutting it.
    Subnets = "subnets", Look, [Main], ["S"];
    /// Read the frame field by field.
    Anatomy = "anatomy", Look, [Main Connection], ["i"];
    /// Fold or unfold what is under the cursor.
    Fold = "fold", Look, [Anatomy Capture], ["Space"];
    /// Fold or unfold everything.
    FoldAll = "fold-all", Look, [Anatomy Capture], ["*"];
    /// The next frame of the story or capture.
    FrameNext = "frame-next", Look, [Anatomy Capture], ["]"];
    /// The frame before.
    FramePrev = "frame-prev", Look, [Anatomy Capture], ["["];
    /// Show only the frames that hold some words.
    Find = "find", Look, [Start Capture], ["/"];

    /// A TCP connection from end to end; there, the list of all of them.
    Connection = "connection", Look, [Main Connection Host], ["e"];
    /// The next connection.
    ConnectionNext = "connection-next", Look, [Connection], ["]"];
    /// The connection before.
    ConnectionPrev = "connection-prev", Look, [Connection], ["["];

    /// What can be done at the chosen box.
    NodeMenu = "node-menu", Change, [Main], [];
    /// Send a packet.
    Compose = "compose", Change, [Main], ["p" "F3"];
    /// Open a shell at a box.
    Shell = "shell", Change, [Main Host], ["t"];
    /// The port-forward rules of the router.
    Forwards = "forwards", Change, [Main], ["f" "F4"];
    /// The pages of the router: what it is and what it is set to.
    RouterPages = "router-pages", Change, [Main], ["r"];
    /// Renew a DHCP lease.
    DhcpRenew = "dhcp-renew", Change, [Main Host], ["d r"];
    /// Release a DHCP lease.
    DhcpRelease = "dhcp-release", Change, [Main Host], ["d x"];
    /// What is wrong with a line: loss, delay and so on, for each direction.
    LinkForm = "link-form", Change, [Main Host], ["C"];
    /// Take the power from the chosen box, or give it back.
    Power = "power", Change, [Main], ["P"];
    /// Cut or mend a link.
    Links = "links", Change, [Main], ["c"];

    /// A new box, with its cable.
    EditAdd = "edit-add", Change, [Main], ["E a"];
    /// Take the box off the lab.
    EditRemove = "edit-remove", Change, [Main], ["E x"];
    /// Call the box otherwise.
    EditRename = "edit-rename", Change, [Main], ["E n"];
    /// A cable from the box to another one.
    EditCable = "edit-cable", Change, [Main], ["E c"];
    /// Pull a cable.
    EditUnplug = "edit-unplug", Change, [Main], ["E d"];
    /// Plug the end of a cable in elsewhere.
    EditMove = "edit-move", Change, [Main], ["E m"];
    /// How the box gets its address.
    EditAddress = "edit-address", Change, [Main], ["E i"];
    /// A service more or less at the box.
    EditService = "edit-service", Change, [Main], ["E s"];
    /// Move the box up on the map.
    PlaceUp = "place-up", Change, [Main], ["E Up"];
    /// Move the box down on the map.
    PlaceDown = "place-down", Change, [Main], ["E Down"];
    /// Move the box left on the map.
    PlaceLeft = "place-left", Change, [Main], ["E Left"];
    /// Move the box right on the map.
    PlaceRight = "place-right", Change, [Main], ["E Right"];
    /// Take the latest change of the lab back.
    EditUndo = "edit-undo", Change, [Main], ["U"];
    /// Do it again.
    EditRedo = "edit-redo", Change, [Main], ["<C-r>"];

    /// A new rule.
    RuleAdd = "rule-add", Rules, [Rules Router], ["a" "Insert"];
    /// Change the rule.
    RuleEdit = "rule-edit", Rules, [Rules Router], ["e"];
    /// Remove the rule.
    RuleDelete = "rule-delete", Rules, [Rules Router], ["x" "Delete"];
    /// Take the latest change of a router back.
    Undo = "undo", Rules, [Rules Router], ["u" "<C-z>"];
    /// Switch the rule on or off.
    RuleSwitch = "rule-switch", Rules, [Rules Router], ["Space" "o"];
    /// Have the rule called from outside, and see how far the call comes.
    RuleTest = "rule-test", Rules, [Rules], ["t"];
    /// The same from a box at home.
    RuleTestInside = "rule-test-inside", Rules, [Rules], ["i"];
    /// Do what the test names as the mend, and test again.
    RuleMend = "rule-mend", Rules, [Rules], ["m"];
    /// Keep the rule's address for the host it was made for.
    RuleReserve = "rule-reserve", Rules, [Rules], ["r"];
    /// Another DMZ host, or none.
    RuleDmz = "rule-dmz", Rules, [Rules], ["d"];
    /// Whether calls from inside to the public address are turned around.
    RuleHairpin = "rule-hairpin", Rules, [Rules], ["h"];

    /// What this lab is about: what it shows, its task, and hints.
    About = "about", Lab, [Main], ["u"];
    /// Open a scenario.
    Scenarios = "scenarios", Lab, [Main], ["o" "F9"];
    /// Play a demo.
    Demos = "demos", Lab, [Main], ["v"];
    /// Stop the demo that plays.
    DemoStop = "demo-stop", Lab, [Main], ["V"];
    /// The start card.
    Start = "start", Lab, [Main], ["g s"];
    /// The tour: begin, go on, or leave it.
    Tour = "tour", Lab, [Main], ["g t"];
    /// The next step of the tour.
    TourSkip = "tour-skip", Lab, [Main], ["g n"];
    /// Open a scenario file by its path.
    OpenFile = "open-file", Lab, [Main], ["g o"];
    /// Save what was done.
    SaveJournal = "save-journal", Lab, [Main], ["s"];
    /// Switch the same scenario on again.
    Restart = "restart", Lab, [Main], ["R"];

    /// Help.
    Help = "help", Screen, [Any], ["F1"];
    /// Help, where no text is typed.
    HelpHere = "help-here", Screen, [Main Start Rules Confirm Anatomy Capture Connection Host Router Addresses Pick], ["?"];
    /// What the pane or table with the keyboard is, and where its content comes from.
    What = "what", Screen, [Main Anatomy Connection Host Rules Router Addresses], ["H"];
    /// The terms of the trade, each in a sentence.
    Glossary = "glossary", Screen, [Main Anatomy Capture Connection Host], ["K"];
    /// All actions, by name.
    Palette = "palette", Screen, [Any], ["F2" "<C-k>"];
    /// All actions, where no text is typed.
    PaletteHere = "palette-here", Screen, [Main Rules Router Anatomy Connection Host Addresses], [":"];
    /// Korean or English.
    Language = "language", Screen, [Any], ["F12"];
    /// Korean or English, where no text is typed.
    LanguageHere = "language-here", Screen, [Main Start Rules Anatomy Capture Connection Host Router Addresses], ["L"];
    /// The next theme.
    Theme = "theme", Screen, [Main Start Rules Anatomy Capture Connection Host Router Addresses], ["T"];
    /// Drawing with ASCII only.
    Ascii = "ascii", Screen, [Main Start Rules Anatomy Capture Connection Host Router Addresses], ["A"];
    /// With or without motion.
    Motion = "motion", Screen, [Main], ["M"];
    /// Put what is chosen on the clipboard.
    Copy = "copy", Screen, [Any], ["<C-y>"];
    /// Listen to the mouse, or leave it to the terminal's own selection of text.
    Mouse = "mouse", Screen, [Main], [];
    /// Leave.
    Quit = "quit", Screen, [Main Start Capture], ["q" "F10" "<C-c>"];
}
