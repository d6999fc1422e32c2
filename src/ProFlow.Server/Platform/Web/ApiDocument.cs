using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace ProFlow.Server.Platform.Web;

/// <summary>The OpenAPI document, from which the client's types are generated, and its reference page.</summary>
internal static class ApiDocument
{
    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "ProFlow", Version = "v1", Description = "Plan, do, track and forecast work together, live." };
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes["bearer"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var right = context.Description.ActionDescriptor.EndpointMetadata.OfType<Access.Needs>().FirstOrDefault()?.Right;
            if (right is not null and not Access.Right.Anonymous)
                operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", context.Document)] = [] }];
            var fresh = context.Description.ActionDescriptor.EndpointMetadata.OfType<Access.FreshSignIn>().Any() ? ", with a proof of identity that is at most ten minutes old" : "";
            if (right is not null) operation.Description = $"{operation.Description}\n\nNeeds: {right}{fresh}.{Tokens(context.Description.ActionDescriptor.EndpointMetadata, right.Value)}".Trim();
            return Task.CompletedTask;
        });
        // A use case's Request is nested in it; a member that may be absent is described by what it holds.
        options.CreateSchemaReferenceId = info => IsOptional(info.Type) ? null
            : info.Type is { IsNested: true, DeclaringType: { } useCase } ? useCase.Name + info.Type.Name
            : OpenApiOptions.CreateDefaultSchemaReferenceId(info);
        options.AddSchemaTransformer(async (schema, context, ct) =>
        {
            var type = context.JsonTypeInfo.Type;
            if ((Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } words)
                schema.Enum = [.. WordConverter.WordsOf(words).Select(w => (JsonNode)w), .. words == type ? Array.Empty<JsonNode>() : [JsonNullSentinel.JsonNull]];
            if (!IsOptional(type)) return;
            var inner = await context.GetOrCreateSchemaAsync(type.GetGenericArguments()[0], null, ct);
            (schema.Type, schema.Format, schema.Items, schema.Enum, schema.Pattern, schema.Minimum, schema.Maximum) =
                (inner.Type, inner.Format, inner.Items, inner.Enum, inner.Pattern, inner.Minimum, inner.Maximum);
        });
    });

    /// <summary>What it says of tokens: the scopes that one needs, or that it is for people alone.</summary>
    private static string Tokens(IList<object> metadata, Access.Right right) =>
        right == Access.Right.Anonymous ? ""
        : Access.Scopes.Of(new EndpointMetadataCollection(metadata)) is { Count: > 0 } scopes ? $" A token needs {string.Join(" and ", scopes)}."
        : " Not for tokens.";

    private static bool IsOptional(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);

    public static void MapApiDocument(this WebApplication app)
    {
        app.MapOpenApi().AllowAnonymous();
        app.MapScalarApiReference("/docs", options => options.WithTitle("ProFlow API").WithOpenApiRoutePattern("/openapi/{documentName}.json").WithNonce()).AllowAnonymous();
    }
}
