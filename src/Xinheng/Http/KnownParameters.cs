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
                .Select(parameter => parameter.Name).ToHashSet(StringComparer.OrdinalIgnoreCase) ?? [];
            var unknown = request.Query.Keys.FirstOrDefault(name => !known.Contains(name));
            if (unknown is not null)
            {
                return ValueTask.FromResult<object?>(Problems.Of(Refusal.UnknownParameter(unknown, known.Where(IsForPeople).Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName))));
            }
        }

        return next(context);
    }

    private static bool IsForPeople(string name) => name is not ("cancellation" or "deployment" or "request" or "files" or "desk" or "context");
}
