using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProFlow.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class SampleAndImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "sample",
                table: "project",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.Sql("UPDATE import_job SET project_id = (report->>'projectId')::uuid WHERE state = 'succeeded' AND attempts > 0");

            migrationBuilder.CreateIndex(
                name: "ix_import_job_project_id_created_at_id",
                table: "import_job",
                columns: new[] { "project_id", "created_at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_import_job_project_id_created_at_id",
                table: "import_job");

            migrationBuilder.DropColumn(
                name: "sample",
                table: "project");
        }
    }
}
