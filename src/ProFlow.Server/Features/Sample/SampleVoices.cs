namespace ProFlow.Server.Features.Sample;

/// <summary>What the people of the sample wrote, ticked and booked. They are names only: nobody of them has an account.</summary>
internal static class SampleVoices
{
    /// <param name="DaysAgo">Calendar days.</param>
    public sealed record Said(string Task, string Author, int DaysAgo, string Body);

    /// <param name="DaysAgo">Calendar days.</param>
    public sealed record Worked(string Task, string Person, int DaysAgo, int Minutes, string Note);

    public static readonly Dictionary<string, string> Descriptions = new()
    {
        ["move"] = "Take the card with the mouse, or focus it and press **Alt** with an **arrow key**; **M** asks where it goes.\n\nWhoever else has the board open sees the card move at once. The toast below offers **Undo**.",
        ["open"] = "You did it. On the right are status, people, dates, estimate and labels: click one and change it. Everything is saved as you go.\n\nBelow are a checklist, comments and the **activity**: who changed what, and when.",
        ["keys"] = "**Ctrl K** (or **⌘ K**) opens the command menu: find any task by a word of its title, jump to a view, or act on what you are looking at. Press **?** to see all keys.",
        ["gantt"] = "Bars move when you drag them and grow when you pull an end. The arrows are dependencies: `FS` finish to start, `SS`, `FF` and `SF`, each with a lag.\n\nLook for *Hygiene briefing*: its end lies before today, so it is late.",
        ["invite"] = "Settings, Members, Invite: you get a link to send. Open it in a second browser and put the two windows side by side.",
        ["import"] = "Import reads **MS Project XML** and **Trello JSON**. A dry run shows first what will arrive and what will not; one click takes an import back.",
        ["hygiene"] = "The inspector wants to see **every** stall holder once, in two groups.\n\n- [x] List of all food stalls\n- [ ] Two dates that suit everybody\n- [ ] Room with a projector\n\nWithout the briefing no stall may sell food.",
        ["grid"] = "The harbour gives us 63 A at the crane, if the **road closure** is approved before they open the ground.",
        ["contracts"] = "| Stall | Fee | Signed |\n| --- | ---: | --- |\n| Dumplings | 180 | yes |\n| Waffles | 150 | yes |\n| Oysters | 220 | not yet |",
        ["page"] = "One page, fast on a phone, with a map that works without network. Draft: <https://example.org/night-market>",
    };

    public static readonly Said[] Comments =
    [
        new("survey", "Maya Lindqvist", 33, "Measured twice: between the bollards there are 4.20 m, not 4.50 m."),
        new("neighbours", "Tomasz Zielinski", 29, "House number 12 asks that the music ends at 22:00. I promised 21:45."),
        new("application", "Maya Lindqvist", 26, "Handed in. They say two weeks."),
        new("permit", "Maya Lindqvist", 12, "It is here! With one condition: a lane of 3.5 m for the fire brigade."),
        new("choose", "Aisha Okafor", 15, "61 applications for 24 places. I sorted them by kind of food so that we do not end up with ten burger stalls."),
        new("contracts", "Aisha Okafor", 4, "23 of 24 signed. The oysters want to talk about the fee."),
        new("contracts", "Tomasz Zielinski", 3, "Let them have the corner by the water at the same price."),
        new("hygiene", "Aisha Okafor", 5, "The inspector can only come in the mornings. That will be hard for half of the stalls."),
        new("hygiene", "Maya Lindqvist", 1, "This should have been done by now. Can we rent the room of the rowing club?"),
        new("grid", "Tomasz Zielinski", 2, "The harbour waits for the road closure. As soon as we have that, they start."),
        new("bands", "Jonas Weber", 6, "Three are in: the brass band, Saltwater and the school choir. One evening is still open."),
        new("fireworks", "Maya Lindqvist", 10, "Not with the permit that we have, and the neighbours would never forgive us. Dropped."),
        new("page", "Jonas Weber", 2, "Ready for a look. On small phones the map was cut off; fixed."),
    ];

    public static readonly (string Task, string Text, bool Done)[] Checklist =
    [
        ("open", "Tick me", false), ("open", "Give this task a due date", false), ("open", "Write a comment", false),
        ("closure", "Plan of the signs", true), ("closure", "Agreement of the tram company", true), ("closure", "Stamp of the road office", false),
        ("contracts", "Template checked by a lawyer", true), ("contracts", "24 contracts sent", true), ("contracts", "24 contracts signed", false),
        ("page", "Map", true), ("page", "Opening hours", true), ("page", "List of stalls", false), ("page", "Read aloud by a screen reader", false),
        ("volunteers", "Write to the sports clubs", false), ("volunteers", "Shift plan", false), ("volunteers", "T-shirts", false),
        ("firstaid", "Ask the Red Cross", false), ("firstaid", "Place for an ambulance", false),
    ];

    public static readonly Worked[] Time =
    [
        new("survey", "Maya Lindqvist", 34, 300, "On the quay"), new("survey", "Maya Lindqvist", 33, 420, "Site plan"), new("survey", "Tomasz Zielinski", 33, 360, "Measuring"),
        new("neighbours", "Tomasz Zielinski", 30, 180, "Door to door"), new("neighbours", "Tomasz Zielinski", 29, 240, "Evening meeting"),
        new("application", "Maya Lindqvist", 26, 330, "Forms"), new("insurance", "Maya Lindqvist", 12, 240, "Three offers"), new("call", "Aisha Okafor", 22, 270, "Text and form"),
        new("choose", "Aisha Okafor", 17, 360, ""), new("choose", "Aisha Okafor", 15, 390, "Sorting the applications"),
        new("contracts", "Aisha Okafor", 8, 300, ""), new("contracts", "Aisha Okafor", 5, 240, "Phone calls"), new("load", "Tomasz Zielinski", 12, 300, ""),
        new("generator", "Tomasz Zielinski", 7, 210, "Four quotes"), new("bands", "Jonas Weber", 13, 240, ""), new("bands", "Jonas Weber", 6, 360, "Rehearsals"),
        new("logo", "Jonas Weber", 19, 480, "Sketches"), new("logo", "Jonas Weber", 16, 540, "Final drawing"), new("page", "Jonas Weber", 8, 420, "Layout"), new("page", "Jonas Weber", 3, 480, "Map without network"),
        new("hygiene", "Aisha Okafor", 5, 120, "Calls with the inspector"), new("closure", "Maya Lindqvist", 4, 180, "At the road office"), new("posters", "Jonas Weber", 1, 150, "Draft"),
    ];
}
