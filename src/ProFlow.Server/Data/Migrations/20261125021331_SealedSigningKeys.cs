using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProFlow.Server.Data.Migrations
{
    /// <inheritdoc />
    public partial class SealedSigningKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Keys of before lie open: new ones are made, and clients renew their access tokens by themselves.
            migrationBuilder.Sql("DELETE FROM signing_key");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "active_from",
                table: "signing_key",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<byte[]>(
                name: "public_key",
                table: "signing_key",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "active_from",
                table: "signing_key");

            migrationBuilder.DropColumn(
                name: "public_key",
                table: "signing_key");
        }
    }
}
