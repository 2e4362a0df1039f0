using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Xinheng.Policy;

namespace Xinheng.Http;

/// <summary>Refusals and failures as problem details: a stable code, a title, what to do, in the reader's language.</summary>
internal static class Problems
{
    /// <summary>A refusal as a problem; the words are chosen when it is written.</summary>
    public static ProblemHttpResult Of(Refusal refusal) => TypedResults.Problem(Details(refusal));

    /// <summary>Gives a problem its words in the language the request asks for.</summary>
    public static void Localise(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        var refusal = problem.Extensions.TryGetValue(Key, out var given) && given is Refusal known ? known : OfStatus(problem.Status, context.HttpContext.GetEndpoint());
        problem.Extensions.Remove(Key);
        var language = LanguageOf(context.HttpContext.Request);
        problem.Type = $"urn:xinheng:{refusal.Code}";
        problem.Title = refusal.Message.In(language);
        problem.Detail = $"{refusal.Message.In(language)} {refusal.Remedy.In(language)}";
        problem.Extensions["code"] = refusal.Code;
        problem.Extensions["remedy"] = refusal.Remedy.In(language);
        problem.Extensions["messages"] = refusal.Message;
        foreach (var (name, value) in refusal.More)
        {
            problem.Extensions[name] = value;
        }
    }

    /// <summary>Answers what went wrong on the way to a handler or in it.</summary>
    public static async Task HandleAsync(HttpContext context)
    {
        var handled = context.Features.Get<IExceptionHandlerFeature>();
        var failure = handled?.Error;
        var refusal = failure switch
        {
            BadHttpRequestException { StatusCode: 413 } => TooLarge(handled?.Endpoint),
            BadHttpRequestException { StatusCode: 415 } => Refusal.UnsupportedContent(),
            BadHttpRequestException bad => Refusal.BadRequest(UnreadableRequests.Why(bad)),
            InvalidDataException => Refusal.BadRequest(new("表单不完整或过大", "the form is incomplete or too large")),
            Intake.Batches.OriginalNotKeptException => Refusal.OurFault(),
            _ => Refusal.OurFault(),
        };
        context.Response.StatusCode = refusal.Status;
        await Of(refusal).ExecuteAsync(context);
    }

    /// <summary>The first language asked for that there is; Chinese otherwise.</summary>
    public static string LanguageOf(HttpRequest request)
    {
        var asked = request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString())
            .FirstOrDefault(language => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) || language.StartsWith("en", StringComparison.OrdinalIgnoreCase));
        return asked?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? "en" : "zh";
    }

    private const string Key = "refusal";

    private static ProblemDetails Details(Refusal refusal) => new()
    {
        Status = refusal.Status,
        Extensions = { [Key] = refusal },
    };

    /// <summary>The refusal of a body too large for a route, with the route's own limit where it has one.</summary>
    private static Refusal TooLarge(Endpoint? endpoint) =>
        Refusal.TooLarge(endpoint?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize);

    private static Refusal OfStatus(int? status, Endpoint? endpoint) => status switch
    {
        404 => Refusal.AllGone(),
        405 => Refusal.WrongMethod(),
        413 => TooLarge(endpoint),
        415 => Refusal.UnsupportedContent(),
        >= 400 and < 500 => Refusal.BadRequest(LocalText.Same($"HTTP {status}")),
        _ => Refusal.OurFault(),
    };
}
