using System.Globalization;
using System.Text.Json;

namespace ProFlow.Server.Features.Audit.Chain;

/// <summary>One chain on its way through the verifier, event by event.</summary>
internal sealed class ChainWalk
{
    private const int MostProblems = 10;
    private readonly AuditHead? head;
    private readonly AuditHash hash = new();
    private readonly Dictionary<long, List<AuditCheckpoint>> signed;
    private readonly List<string> problems = [];
    private readonly HashSet<Guid> forgotten = [];
    private readonly List<AuditRow> erased = [];
    private readonly long signedTo;
    private readonly AuditCheckpoint? newest;
    private byte[] previous;
    private long last;
    private long events;

    public ChainWalk(AuditHead head, IEnumerable<AuditCheckpoint> checkpoints, AuditSigner signer) : this(head, head.Chain, checkpoints, signer) { }

    private ChainWalk(AuditHead? head, Guid chain, IEnumerable<AuditCheckpoint> checkpoints, AuditSigner signer)
    {
        (this.head, Chain) = (head, chain);
        (last, previous) = (head?.BaseN ?? 0, head?.BaseHash ?? AuditHash.Genesis.ToArray());
        var valid = new List<AuditCheckpoint>();
        foreach (var checkpoint in checkpoints)
        {
            var holds = signer.Holds(checkpoint);
            if (holds == true) valid.Add(checkpoint);
            else if (holds is null) UnknownKeys++;
            else Found($"the checkpoint of {Number(checkpoint.N)} was not signed by this server");
        }
        signed = valid.GroupBy(c => c.N).ToDictionary(g => g.Key, g => g.ToList());
        newest = valid.MaxBy(c => c.N);
        signedTo = newest?.N ?? 0;
        if (head is { BaseN: > 0 } && !valid.Any(c => c.Prune && c.N == head.BaseN && c.Hash.AsSpan().SequenceEqual(head.BaseHash)))
            Found($"events 1 to {Number(head.BaseN)} are not there, and nothing that was signed says so");
    }

    /// <summary>A chain whose head is gone.</summary>
    public static ChainWalk WithoutHead(Guid chain, IEnumerable<AuditCheckpoint> checkpoints, AuditSigner signer)
    {
        var walk = new ChainWalk(null, chain, checkpoints, signer);
        walk.Found("the head of the chain is gone");
        return walk;
    }

    public Guid Chain { get; }
    public int UnknownKeys { get; private set; }

    public void Take(AuditRow row)
    {
        events++;
        if (row.N <= last) Found($"event {Number(row.N)} stands before the chain's beginning");
        else if (row.N == last + 2) Found($"event {Number(last + 1)} is missing");
        else if (row.N > last + 1) Found($"events {Number(last + 1)} to {Number(row.N - 1)} are missing");
        // Behind a gap the chain can't be tied to what came before; from there on it is followed as it stands.
        else if (row.Form != AuditHash.Form || !hash.Of(previous, row).AsSpan().SequenceEqual(row.Hash)) Found($"event {Number(row.N)} is not as it was written: changed, inserted or moved");
        CheckSeals(row);
        if (signed.TryGetValue(row.N, out var statements))
        {
            foreach (var statement in statements.Where(s => !s.Hash.AsSpan().SequenceEqual(row.Hash)))
                Found($"event {Number(row.N)} is not the one that was signed on {When(statement.At)}: the chain was rewritten");
        }
        (last, previous) = (row.N, row.Hash);
    }

    public ChainReport Finish()
    {
        if (head is not null && (head.N != last || !head.Hash.AsSpan().SequenceEqual(previous)))
            Found(head.N > last ? $"events {Number(last + 1)} to {Number(head.N)} are missing at the end" : $"the head of the chain says {Number(head.N)} and does not fit event {Number(last)}");
        if (signedTo > last) Found($"the chain was signed up to event {Number(signedTo)} on {When(newest!.At)} and ends at {Number(last)}: its tail was cut off");
        foreach (var row in erased.Where(r => !Justified(r))) Found($"event {Number(row.N)} was emptied, and no event says for whose sake");
        return new ChainReport(Chain, (head?.BaseN ?? 0) + 1, last, events, newest, problems);
    }

    private void CheckSeals(AuditRow row)
    {
        var (origin, content) = (row.OriginSalt is not null, row.ContentSalt is not null);
        if ((origin && !hash.OriginHolds(row)) || (!origin && (row.Address ?? row.Agent) is not null)) Found($"address or program of event {Number(row.N)} were changed");
        if ((content && !hash.ContentHolds(row)) || (!content && (row.TargetName ?? row.Details) is not null)) Found($"name or details of event {Number(row.N)} were changed");
        if (!origin || !content) erased.Add(row);
        if (row.Action != AuditAction.AuditPersonErased.Name) return;
        if (row.TargetId is { } person) forgotten.Add(person);
        if (row.Details is not null) forgotten.UnionWith(Invitations(row.Details));
    }

    private bool Justified(AuditRow row) => (row.ActorId is { } actor && forgotten.Contains(actor)) || (row.TargetId is { } target && forgotten.Contains(target));

    private static IEnumerable<Guid> Invitations(string details)
    {
        using var document = JsonDocument.Parse(details);
        return [.. document.RootElement.GetProperty("invitations").EnumerateArray().Select(i => i.GetGuid())];
    }

    private void Found(string problem)
    {
        if (problems.Count < MostProblems) problems.Add(problem);
        else if (problems.Count == MostProblems) problems.Add("there is more; the first ten are told");
    }

    private static string Number(long n) => n.ToString(CultureInfo.InvariantCulture);

    private static string When(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
