using Microsoft.AspNetCore.Http.Metadata;

namespace Xinheng.Http;

/// <summary>
/// Refuses query parameters a route does not have: a filter that was misspelt would else silently show everything.
/// </summary>
internal static class KnownParameters
{
    public static ValueTask<object?> Check(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (request.Query.Count > 0)
        {
            var known = context.HttpContext.GetEndpoint()?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>()
                .Where(IsAsked).Select(parameter => parameter.Name).Where(name => !request.RouteValues.ContainsKey(name)).ToHashSet(StringComparer.OrdinalIgnoreCase) ?? [];
            var unknown = request.Query.Keys.FirstOrDefault(name => !known.Contains(name));
            if (unknown is not null)
            {
                return ValueTask.FromResult<object?>(Problems.Of(Refusal.UnknownParameter(unknown, known.Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName))));
            }
        }

        return next(context);
    }

    // What a handler is given besides, such as services, files and bodies, is not read from text.
    private static bool IsAsked(IParameterBindingMetadata parameter) =>
        parameter.HasTryParse || parameter.ParameterInfo.ParameterType == typeof(string);
}
