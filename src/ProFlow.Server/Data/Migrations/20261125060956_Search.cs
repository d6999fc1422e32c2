using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NpgsqlTypes;

#nullable disable

namespace ProFlow.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SearchSql.Extensions);
            migrationBuilder.Sql(SearchSql.Functions);

            migrationBuilder.CreateTable(
                name: "follower_place",
                columns: table => new
                {
                    follower = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    stream_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_follower_place", x => new { x.follower, x.stream_id });
                });

            migrationBuilder.CreateTable(
                name: "search_document",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    workspace_id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    @internal = table.Column<bool>(name: "internal", type: "boolean", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    words = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_document", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "search_word",
                columns: table => new
                {
                    workspace_id = table.Column<Guid>(type: "uuid", nullable: false),
                    word = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_word", x => new { x.workspace_id, x.word });
                });

            migrationBuilder.CreateIndex(
                name: "ix_search_document_task_id",
                table: "search_document",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_search_document_workspace_id_project_id_words",
                table: "search_document",
                columns: new[] { "workspace_id", "project_id", "words" })
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_search_word_workspace_id_word",
                table: "search_word",
                columns: new[] { "workspace_id", "word" })
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "uuid_ops", "gin_trgm_ops" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SearchSql.Down);

            migrationBuilder.DropTable(
                name: "follower_place");

            migrationBuilder.DropTable(
                name: "search_document");

            migrationBuilder.DropTable(
                name: "search_word");
        }
    }
}
