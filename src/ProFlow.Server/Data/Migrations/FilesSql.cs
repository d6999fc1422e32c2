namespace ProFlow.Server.Data.Migrations;

/// <summary>By these the sweeper asks the change log whether an undo may still bring back a row that referred to a file.</summary>
internal static class FilesSql
{
    public const string Up = """
        CREATE INDEX ix_change_attachment_file ON change ((before ->> 'fileId')) WHERE entity = 'attachment' AND before IS NOT NULL;
        CREATE INDEX ix_change_attachment_preview ON change ((before ->> 'previewFileId')) WHERE entity = 'attachment' AND before IS NOT NULL;
        """;

    public const string Down = """
        DROP INDEX ix_change_attachment_preview;
        DROP INDEX ix_change_attachment_file;
        """;
}
