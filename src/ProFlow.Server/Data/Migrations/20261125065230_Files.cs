using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProFlow.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class Files : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_attachment_task_task_id",
                table: "attachment");

            migrationBuilder.AlterColumn<string>(
                name: "url",
                table: "attachment",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(4000)",
                oldMaxLength: 4000);

            migrationBuilder.AddColumn<Guid>(
                name: "author_id",
                table: "attachment",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "author_name",
                table: "attachment",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "file_id",
                table: "attachment",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "height",
                table: "attachment",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "media_type",
                table: "attachment",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "preview",
                table: "attachment",
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "none");

            migrationBuilder.AddColumn<Guid>(
                name: "preview_file_id",
                table: "attachment",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "size",
                table: "attachment",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "width",
                table: "attachment",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "file_key",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    workspace_id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_file_key", x => x.id);
                    table.ForeignKey(
                        name: "fk_file_key_workspace_workspace_id",
                        column: x => x.workspace_id,
                        principalTable: "workspace",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "file_link",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    browser_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    attachment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_file_link", x => x.hash);
                    table.ForeignKey(
                        name: "fk_file_link_app_user_user_id",
                        column: x => x.user_id,
                        principalTable: "app_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "file_piece",
                columns: table => new
                {
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    workspace_id = table.Column<Guid>(type: "uuid", nullable: false),
                    object_id = table.Column<Guid>(type: "uuid", nullable: false),
                    length = table.Column<int>(type: "integer", nullable: false),
                    digest = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_file_piece", x => new { x.file_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "stored_file",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    workspace_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fingerprint = table.Column<byte[]>(type: "bytea", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    piece_bytes = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stored_file", x => x.id);
                    table.ForeignKey(
                        name: "fk_stored_file_file_key_key_id",
                        column: x => x.key_id,
                        principalTable: "file_key",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "upload",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    workspace_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    piece_bytes = table.Column<int>(type: "integer", nullable: false),
                    media_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_upload", x => x.id);
                    table.ForeignKey(
                        name: "fk_upload_app_user_user_id",
                        column: x => x.user_id,
                        principalTable: "app_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_upload_file_key_key_id",
                        column: x => x.key_id,
                        principalTable: "file_key",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_upload_task_item_task_id",
                        column: x => x.task_id,
                        principalTable: "task",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_attachment_file_id",
                table: "attachment",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_attachment_pending_preview",
                table: "attachment",
                column: "id",
                filter: "preview = 'pending'");

            migrationBuilder.CreateIndex(
                name: "ix_attachment_preview_file_id",
                table: "attachment",
                column: "preview_file_id");

            migrationBuilder.AddCheckConstraint(
                name: "ck_attachment_link_or_file",
                table: "attachment",
                sql: "(url IS NULL) <> (file_id IS NULL)");

            migrationBuilder.CreateIndex(
                name: "ix_file_key_workspace_id_created_at",
                table: "file_key",
                columns: new[] { "workspace_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_file_link_expires_at",
                table: "file_link",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_file_link_user_id",
                table: "file_link",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_file_piece_object_id",
                table: "file_piece",
                column: "object_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_stored_file_key_id",
                table: "stored_file",
                column: "key_id");

            migrationBuilder.CreateIndex(
                name: "ix_stored_file_workspace_id_key_id_fingerprint",
                table: "stored_file",
                columns: new[] { "workspace_id", "key_id", "fingerprint" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_upload_expires_at",
                table: "upload",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_upload_key_id",
                table: "upload",
                column: "key_id");

            migrationBuilder.CreateIndex(
                name: "ix_upload_task_id",
                table: "upload",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_upload_user_id",
                table: "upload",
                column: "user_id");

            migrationBuilder.AddForeignKey(
                name: "fk_attachment_stored_file_file_id",
                table: "attachment",
                column: "file_id",
                principalTable: "stored_file",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_attachment_stored_file_preview_file_id",
                table: "attachment",
                column: "preview_file_id",
                principalTable: "stored_file",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_attachment_task_item_task_id",
                table: "attachment",
                column: "task_id",
                principalTable: "task",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Sql(FilesSql.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(FilesSql.Down);

            migrationBuilder.DropForeignKey(
                name: "fk_attachment_stored_file_file_id",
                table: "attachment");

            migrationBuilder.DropForeignKey(
                name: "fk_attachment_stored_file_preview_file_id",
                table: "attachment");

            migrationBuilder.DropForeignKey(
                name: "fk_attachment_task_item_task_id",
                table: "attachment");

            migrationBuilder.DropTable(
                name: "file_link");

            migrationBuilder.DropTable(
                name: "file_piece");

            migrationBuilder.DropTable(
                name: "stored_file");

            migrationBuilder.DropTable(
                name: "upload");

            migrationBuilder.DropTable(
                name: "file_key");

            migrationBuilder.DropIndex(
                name: "ix_attachment_file_id",
                table: "attachment");

            migrationBuilder.DropIndex(
                name: "ix_attachment_pending_preview",
                table: "attachment");

            migrationBuilder.DropIndex(
                name: "ix_attachment_preview_file_id",
                table: "attachment");

            migrationBuilder.DropCheckConstraint(
                name: "ck_attachment_link_or_file",
                table: "attachment");

            migrationBuilder.DropColumn(
                name: "author_id",
                table: "attachment");

            migrationBuilder.DropColumn(
                name: "author_name",
                table: "attachment");

            migrationBuilder.DropColumn(
                name: "file_id",
                table: "attachment");

            migrationBuilder.DropColumn(
                name: "height",
                table: "attachment");

            migrationBuilder.DropColumn(
                name: "media_type",
                table: "attachment");

            migrationBuilder.DropColumn(
                name: "preview",
                table: "attachment");

            migrationBuilder.DropColumn(
                name: "preview_file_id",
                table: "attachment");

            migrationBuilder.DropColumn(
                name: "size",
                table: "attachment");

            migrationBuilder.DropColumn(
                name: "width",
                table: "attachment");

            migrationBuilder.AlterColumn<string>(
                name: "url",
                table: "attachment",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "character varying(4000)",
                oldMaxLength: 4000,
                oldNullable: true);

            migrationBuilder.AddForeignKey(
                name: "fk_attachment_task_task_id",
                table: "attachment",
                column: "task_id",
                principalTable: "task",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
