namespace ProFlow.Server.Features.Sample;

/// <summary>One task of the sample. Days are working days from today, negative in the past; a day count of 0 is a milestone.</summary>
internal sealed record SampleTask(string Id, string Title, string? Parent, string Status, int Start, int Days, int Hours, string Labels = "", string Priority = "none", int? Progress = null, bool Mine = false);

internal sealed record SampleLink(string From, string To, string Type = "FS", int LagDays = 0);

/// <summary>The sample project: a night market, from the permit to the opening, as it stands today. It is the same on every day that
/// somebody asks for it: some work is done, some runs, one task is late and one waits.</summary>
internal static class SamplePlan
{
    public const string Name = "Night market (sample)";

    public const string Description =
        "A small team brings a night market to the quay. Everything here is made up: move it, change it, break it. "
        + "When you have seen enough, remove the sample with the button above its views; nothing of yours is touched.";

    public static readonly (string Name, string Category)[] Statuses =
        [("To do", "todo"), ("In progress", "inProgress"), ("In review", "inProgress"), ("Done", "done"), ("Dropped", "cancelled")];

    public static readonly (string Name, string Color)[] Labels =
        [("Start here", "#4f7cff"), ("Permit", "#b4690e"), ("Safety", "#c9372c"), ("Food", "#2e7d32"), ("Music", "#8250df"), ("Website", "#0b7285"), ("Waiting", "#6b7280")];

    public static readonly SampleTask[] Tasks =
    [
        new("move", "Drag this card to In progress", null, "To do", 0, 1, 0, "Start here", Mine: true),
        new("open", "Open this card: everything about a task is on one panel", null, "To do", 0, 1, 0, "Start here", Mine: true),
        new("keys", "Press Ctrl K and type what you want", null, "To do", 0, 1, 0, "Start here", Mine: true),
        new("gantt", "Open the Gantt and pull the end of a bar", null, "To do", 1, 1, 0, "Start here", Mine: true),
        new("invite", "Invite somebody and watch their changes arrive", null, "To do", 1, 2, 0, "Start here", Mine: true),
        new("import", "Bring in your own plan from MS Project or Trello", null, "To do", 2, 2, 0, "Start here", Mine: true),

        new("site", "Place and permits", null, "In progress", -24, 28, 0),
        new("survey", "Measure the quay and draw the site plan", "site", "Done", -24, 4, 22),
        new("neighbours", "Talk to the neighbours about noise and light", "site", "Done", -22, 5, 10, Priority: "high"),
        new("application", "Hand in the application at the city office", "site", "Done", -19, 2, 6, "Permit", "high"),
        new("permit", "Permit is granted", "site", "Done", -8, 0, 0, "Permit"),
        new("insurance", "Liability insurance for the whole season", "site", "Done", -9, 4, 5, "Permit"),
        new("closure", "Road closure for the two market evenings", "site", "In progress", -6, 8, 8, "Permit", "high", 60),
        new("toilets", "Rent toilets and wash basins", "site", "To do", 2, 2, 3),

        new("stalls", "Stalls and food", null, "In progress", -16, 34, 0),
        new("call", "Publish the call for stalls", "stalls", "Done", -16, 2, 5, "Food"),
        new("choose", "Choose 24 stalls out of the applications", "stalls", "Done", -13, 4, 12, "Food"),
        new("contracts", "Contracts with the stall holders", "stalls", "In review", -8, 9, 14, "Food", "medium", 90, true),
        new("hygiene", "Hygiene briefing with the food inspector", "stalls", "In progress", -4, 3, 6, "Food Safety", "urgent", 40, true),
        new("plan", "Who stands where: the stall plan", "stalls", "In progress", -1, 4, 10, "Food", Progress: 30),
        new("deposit", "Deposit cups: order 3,000 and find a washer", "stalls", "To do", 4, 4, 6, "Food"),
        new("tasting", "Tasting evening with all stalls", "stalls", "To do", 12, 1, 8, "Food"),
        new("signs", "Signs with allergens for each stall", "stalls", "To do", 9, 3, 7, "Food Safety"),

        new("power", "Power, water and safety", null, "In progress", -10, 28, 0),
        new("load", "Add up the power that the stalls need", "power", "Done", -10, 3, 6),
        new("generator", "Quotes for a quiet generator", "power", "Done", -6, 3, 4),
        new("grid", "Connection to the harbour's grid", "power", "To do", 2, 6, 12, "Waiting", "high"),
        new("cables", "Cable plan with bridges for wheelchairs", "power", "To do", 5, 4, 9, "Safety"),
        new("water", "Two water points with meters", "power", "To do", 6, 3, 6),
        new("fire", "Fire brigade walks the site", "power", "To do", 14, 1, 3, "Safety", "urgent"),
        new("firstaid", "First aid tent with two medics an evening", "power", "To do", 8, 3, 4, "Safety"),

        new("stage", "Stage and music", null, "In progress", -12, 30, 0),
        new("bands", "Ask eight bands, book four", "stage", "In progress", -12, 15, 16, "Music", "medium", 75),
        new("rights", "Register the music rights", "stage", "To do", 4, 2, 2, "Music"),
        new("sound", "Sound check on the quay at market hours", "stage", "To do", 16, 1, 5, "Music"),
        new("fireworks", "Fireworks at the end", "stage", "Dropped", 2, 3, 0, "Safety"),

        new("web", "Website and word of mouth", null, "In progress", -14, 32, 0),
        new("logo", "Name and logo", "web", "Done", -14, 5, 18, "Website"),
        new("page", "One page with map, hours and stalls", "web", "In review", -7, 8, 24, "Website", "medium", 85, true),
        new("posters", "Posters in the trams", "web", "In progress", -2, 6, 9, Progress: 50),
        new("press", "Invite the local press to the tasting", "web", "To do", 10, 2, 3),
        new("volunteers", "Find 30 volunteers and make their shifts", "web", "To do", 3, 10, 15, Mine: true),

        new("setup", "Set up the market", null, "To do", 17, 2, 40),
        new("opening", "Opening night", null, "To do", 19, 0, 0, Priority: "high", Mine: true),
        new("lessons", "What do we keep, what do we change?", null, "To do", 21, 1, 4),
    ];

    public static readonly SampleLink[] Links =
    [
        new("survey", "application"), new("neighbours", "application", "FS", -2), new("application", "permit", "FS", 9), new("permit", "closure"),
        new("permit", "toilets", "FS", 2), new("call", "choose"), new("choose", "contracts", "FS", 1), new("contracts", "hygiene", "SS", 3),
        new("choose", "load", "SS", 2), new("load", "generator"), new("load", "grid"), new("closure", "grid"), new("survey", "plan"), new("contracts", "plan", "FF", 2),
        new("plan", "cables"), new("grid", "cables", "FF", 1), new("plan", "signs"), new("hygiene", "signs"), new("cables", "fire"), new("water", "fire"),
        new("bands", "rights"), new("rights", "sound"), new("logo", "page"), new("logo", "posters", "FS", 3), new("page", "posters", "FF"),
        new("signs", "tasting"), new("press", "tasting", "SF", 0), new("fire", "setup"), new("tasting", "setup"), new("sound", "setup", "FF", 1),
        new("volunteers", "setup"), new("setup", "opening"), new("opening", "lessons", "FS", 1),
    ];
}
