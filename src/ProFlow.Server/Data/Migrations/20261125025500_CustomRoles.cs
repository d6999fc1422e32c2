using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProFlow.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class CustomRoles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "role_id",
                table: "workspace_member",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "role_id",
                table: "project_member",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "project_role_id",
                table: "invitation",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "role_id",
                table: "invitation",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "custom_role",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    workspace_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scope = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    description = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    permissions = table.Column<string[]>(type: "text[]", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_custom_role", x => x.id);
                    table.ForeignKey(
                        name: "fk_custom_role_workspace_workspace_id",
                        column: x => x.workspace_id,
                        principalTable: "workspace",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_workspace_member_role_id",
                table: "workspace_member",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "ix_project_member_role_id",
                table: "project_member",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "ix_invitation_project_role_id",
                table: "invitation",
                column: "project_role_id");

            migrationBuilder.CreateIndex(
                name: "ix_invitation_role_id",
                table: "invitation",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "ix_custom_role_workspace_id_scope_name",
                table: "custom_role",
                columns: new[] { "workspace_id", "scope", "name" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_invitation_custom_role_project_role_id",
                table: "invitation",
                column: "project_role_id",
                principalTable: "custom_role",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_invitation_custom_role_role_id",
                table: "invitation",
                column: "role_id",
                principalTable: "custom_role",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_project_member_custom_role_role_id",
                table: "project_member",
                column: "role_id",
                principalTable: "custom_role",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_workspace_member_custom_role_role_id",
                table: "workspace_member",
                column: "role_id",
                principalTable: "custom_role",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_invitation_custom_role_project_role_id",
                table: "invitation");

            migrationBuilder.DropForeignKey(
                name: "fk_invitation_custom_role_role_id",
                table: "invitation");

            migrationBuilder.DropForeignKey(
                name: "fk_project_member_custom_role_role_id",
                table: "project_member");

            migrationBuilder.DropForeignKey(
                name: "fk_workspace_member_custom_role_role_id",
                table: "workspace_member");

            migrationBuilder.DropTable(
                name: "custom_role");

            migrationBuilder.DropIndex(
                name: "ix_workspace_member_role_id",
                table: "workspace_member");

            migrationBuilder.DropIndex(
                name: "ix_project_member_role_id",
                table: "project_member");

            migrationBuilder.DropIndex(
                name: "ix_invitation_project_role_id",
                table: "invitation");

            migrationBuilder.DropIndex(
                name: "ix_invitation_role_id",
                table: "invitation");

            migrationBuilder.DropColumn(
                name: "role_id",
                table: "workspace_member");

            migrationBuilder.DropColumn(
                name: "role_id",
                table: "project_member");

            migrationBuilder.DropColumn(
                name: "project_role_id",
                table: "invitation");

            migrationBuilder.DropColumn(
                name: "role_id",
                table: "invitation");
        }
    }
}
