using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Xinheng.Shape.Tests;

/// <summary>A module owns its tables, named after it; no other module's SQL names them.</summary>
public sealed partial class SqlTests
{
    [Fact]
    public void Sql_names_only_tables_of_its_own_module()
    {
        var owners = Checkout.Modules.Select(m => m.ToLowerInvariant()).ToHashSet();

        var foreign = Checkout.Code("src/").SelectMany(file =>
        {
            var module = file.Split('/')[1].ToLowerInvariant();
            return Literals(file)
                .SelectMany(text => TableName().Matches(text).Select(m => m.Groups[1].Value))
                .Where(table => owners.Contains(table.Split('_')[0]) && table.Split('_')[0] != module)
                .Select(table => $"{file} names {table}");
        }).Distinct();

        Assert.Empty(foreign);
    }

    [Fact]
    public void Tables_are_named_after_their_module()
    {
        var misnamed = Checkout.Code("src/").SelectMany(file =>
        {
            var module = file.Split('/')[1].ToLowerInvariant();
            return Literals(file)
                .SelectMany(text => CreateTable().Matches(text).Select(m => m.Groups[1].Value))
                .Where(table => !table.StartsWith(module + "_", StringComparison.Ordinal))
                .Select(table => $"{file} creates {table}");
        });

        Assert.Empty(misnamed);
    }

    private static IEnumerable<string> Literals(string file) =>
        Checkout.Syntax(file).DescendantTokens()
            .Where(t => t.IsKind(SyntaxKind.StringLiteralToken) || t.IsKind(SyntaxKind.InterpolatedStringTextToken)
                || t.IsKind(SyntaxKind.MultiLineRawStringLiteralToken) || t.IsKind(SyntaxKind.SingleLineRawStringLiteralToken))
            .Select(t => t.ValueText);

    [GeneratedRegex(@"\b(?:FROM|JOIN|INTO|UPDATE|TABLE|COPY)\s+(?:IF (?:NOT )?EXISTS\s+)?([a-z]+_[a-z_]+)\b")]
    private static partial Regex TableName();

    [GeneratedRegex(@"\bCREATE (?:VIRTUAL )?TABLE\s+(?:IF NOT EXISTS\s+)?([a-z_]+)\b")]
    private static partial Regex CreateTable();
}
