using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ProFlow.Server.Features.Imports;

/// <summary>The form of an import in the API's description. It is read by hand, as a stream, so nothing can derive it.</summary>
internal static class ImportForm
{
    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["multipart/form-data"] = new()
                {
                    Schema = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Required = new HashSet<string> { "file" },
                        Properties = new Dictionary<string, IOpenApiSchema>
                        {
                            ["file"] = Field("The file.", "binary"),
                            ["format"] = Field("mspdi, trello or auto, which is the default."),
                            ["dryRun"] = Field("true: tell what would happen, write nothing."),
                            ["projectId"] = Field("Into this project, which the caller leads.", "uuid"),
                            ["asNew"] = Field("true: a new project even if the same source was imported before."),
                            ["name"] = Field("Of a new project; the file's if absent."),
                            ["key"] = Field("Of the project: an earlier import with this key is updated, else a project is made."),
                        },
                    },
                },
            },
        };
        return Task.CompletedTask;
    }

    private static OpenApiSchema Field(string description, string? format = null) => new() { Type = JsonSchemaType.String, Description = description, Format = format };
}
