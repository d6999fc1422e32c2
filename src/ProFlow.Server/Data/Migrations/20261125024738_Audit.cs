using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProFlow.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class Audit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit_checkpoint",
                columns: table => new
                {
                    chain = table.Column<Guid>(type: "uuid", nullable: false),
                    n = table.Column<long>(type: "bigint", nullable: false),
                    key_id = table.Column<string>(type: "text", nullable: false),
                    prune = table.Column<bool>(type: "boolean", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    signature = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_checkpoint", x => new { x.chain, x.n, x.prune, x.key_id });
                });

            migrationBuilder.CreateTable(
                name: "audit_event",
                columns: table => new
                {
                    chain = table.Column<Guid>(type: "uuid", nullable: false),
                    n = table.Column<long>(type: "bigint", nullable: false),
                    form = table.Column<short>(type: "smallint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    project_id = table.Column<Guid>(type: "uuid", nullable: true),
                    target_type = table.Column<string>(type: "text", nullable: true),
                    target_id = table.Column<Guid>(type: "uuid", nullable: true),
                    command_id = table.Column<Guid>(type: "uuid", nullable: true),
                    address = table.Column<string>(type: "text", nullable: true),
                    agent = table.Column<string>(type: "text", nullable: true),
                    target_name = table.Column<string>(type: "text", nullable: true),
                    details = table.Column<string>(type: "text", nullable: true),
                    origin_salt = table.Column<byte[]>(type: "bytea", nullable: true),
                    origin_seal = table.Column<byte[]>(type: "bytea", nullable: false),
                    content_salt = table.Column<byte[]>(type: "bytea", nullable: true),
                    content_seal = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_event", x => new { x.chain, x.n });
                });

            migrationBuilder.CreateTable(
                name: "audit_head",
                columns: table => new
                {
                    chain = table.Column<Guid>(type: "uuid", nullable: false),
                    n = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    base_n = table.Column<long>(type: "bigint", nullable: false),
                    base_hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_head", x => x.chain);
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_event_chain_action_n",
                table: "audit_event",
                columns: new[] { "chain", "action", "n" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_event_chain_actor_id_n",
                table: "audit_event",
                columns: new[] { "chain", "actor_id", "n" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_event_chain_at",
                table: "audit_event",
                columns: new[] { "chain", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_event_chain_target_id_n",
                table: "audit_event",
                columns: new[] { "chain", "target_id", "n" });

            migrationBuilder.Sql(AuditSql.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(AuditSql.Down);
    }
}
