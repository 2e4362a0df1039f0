using Xinheng.Assessment;

namespace Xinheng.Http;

/// <summary>Refusals of steps on cases and warnings as they are answered.</summary>
internal static class StepRefusals
{
    public static Refusal Of(StepRefusal refused) => new(
        refused.Code,
        refused.Kind switch
        {
            StepRefusalKind.Unknown => StatusCodes.Status404NotFound,
            StepRefusalKind.Malformed => StatusCodes.Status400BadRequest,
            StepRefusalKind.Overtaken or StepRefusalKind.NotAllowed => StatusCodes.Status409Conflict,
        },
        refused.Message,
        refused.Remedy);

    /// <summary>A division code or its beginning as a filter carries it; refused when it is neither.</summary>
    public static Refusal? OfDivision(string? division) => division is null || (division.Length is > 0 and <= 12 && division.All(char.IsAsciiDigit))
        ? null
        : Refusal.BadValue("division", division, new("行政区划代码或其开头，例如 131002", "a division code or its beginning, such as 131002"));
}
