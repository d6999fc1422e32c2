using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProFlow.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class Workflow : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "transitions",
                table: "status",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "wip_limit",
                table: "status",
                type: "integer",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "transitions",
                table: "status");

            migrationBuilder.DropColumn(
                name: "wip_limit",
                table: "status");
        }
    }
}
