using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Tests.Rules;

/// <summary>The endpoints of a running server as the rules look at them.</summary>
internal static partial class Endpoints
{
    private const string Base = "/api/v1/";

    public static IReadOnlyList<RouteEndpoint> All(IServiceProvider services) =>
        [.. services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Distinct()];

    public static IReadOnlyList<RouteEndpoint> Api(IServiceProvider services) => [.. All(services).Where(IsApi)];

    public static bool IsApi(RouteEndpoint endpoint) => Path(endpoint).StartsWith(Base, StringComparison.Ordinal);

    /// <summary>"PATCH tasks/{taskId}": the name under which the tables of these tests know an endpoint.</summary>
    public static string Key(RouteEndpoint endpoint) =>
        $"{Method(endpoint)} {Constraint().Replace(Path(endpoint)[Base.Length..].TrimEnd('/'), "{$1}")}";

    public static string Path(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.TrimStart('/');

    public static string Method(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.SingleOrDefault() ?? "ANY";

    public static Right? Declared(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<Needs>()?.Right;

    public static MethodInfo Handler(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<MethodInfo>()!;

    /// <summary>The type of the JSON body, or null where there is none.</summary>
    public static Type? Body(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;

    public static bool Accepts(RouteEndpoint endpoint, string media) => endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Contains(media) == true;

    public static bool Writes(RouteEndpoint endpoint) => Method(endpoint) != "GET";

    [GeneratedRegex(@"\{(\w+):[^}]+\}")]
    private static partial Regex Constraint();
}
