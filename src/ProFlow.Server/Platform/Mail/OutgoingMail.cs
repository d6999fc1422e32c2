using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProFlow.Server.Data;

namespace ProFlow.Server.Platform.Mail;

/// <summary>A letter on its way. Written in the transaction of what it tells of; its text goes when it has been handed over, for it may hold a secret link.</summary>
[Bookkeeping]
internal sealed class OutgoingMail
{
    public const string Waiting = "waiting";
    public const string Sent = "sent";

    /// <summary>Given up, with the reason beside it.</summary>
    public const string Dead = "dead";

    /// <summary>Never to be sent: stands for a letter to an account that there is not, so that asking takes as long.</summary>
    public const string Void = "void";

    public required Guid Id { get; init; }
    public required string Kind { get; init; }
    public required string ToAddress { get; init; }
    public required string ToName { get; init; }
    public required string Subject { get; init; }
    public required string Text { get; init; }
    public required string Html { get; init; }
    public required string State { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset NextAttemptAt { get; init; }
    public int Attempts { get; init; }

    /// <summary>Whoever sends it has it until then; a sender that died loses it to the next.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }
    public Guid? Lease { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public string? LastError { get; init; }
}

internal sealed class OutgoingMailTable : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.ToTable("outgoing_mail").HasKey(m => m.Id);
        builder.Property(m => m.Kind).HasMaxLength(40);
        builder.Property(m => m.ToAddress).HasMaxLength(254);
        builder.Property(m => m.ToName).HasMaxLength(100);
        builder.Property(m => m.Subject).HasMaxLength(300);
        builder.Property(m => m.State).HasMaxLength(10);
        builder.Property(m => m.LastError).HasMaxLength(500);
        builder.HasIndex(m => m.NextAttemptAt).HasFilter("state = 'waiting'");
    }
}
