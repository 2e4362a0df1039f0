using Xinheng.Policy;

namespace Xinheng.Intake.Checks;

/// <summary>What a finding does to the row or file it is about.</summary>
public enum FindingWeight
{
    /// <summary>The row is taken and the finding is kept beside it.</summary>
    Flag,

    /// <summary>The row or file is not taken until it is corrected.</summary>
    Rejection,

    /// <summary>The row or file may not be taken at all.</summary>
    Refusal,
}

/// <summary>
/// One finding about a file, a column or a row. The words are in <see cref="IntakeMessages"/>, so that a finding
/// costs little when a million rows carry it.
/// </summary>
/// <param name="Code">Stable code, such as <c>IN-104</c>.</param>
/// <param name="Field">Id of the field it is about, such as <c>decision_date</c>; null when it is about the row or file as a whole.</param>
/// <param name="Found">What was found, shortened to 80 characters, identity numbers masked; empty when nothing was there.</param>
public sealed record Finding(string Code, string? Field, string Found)
{
    /// <summary>Row in the file, from 1; null when the finding is about the file as a whole or the row is named beside it.</summary>
    public long? Row { get; init; }

    /// <summary>Kind of the rows it was found among, by whose layout the field is called; null when it is not known.</summary>
    public string? Kind { get; init; }

    /// <summary>What could have stood there, divided by a comma and a blank, for codes that say so; else null.</summary>
    public string? Known { get; init; }

    /// <summary>Title of the field; null when it is about the row or file as a whole.</summary>
    public LocalText? FieldTitle => Field is null ? null : Layouts.LayoutCatalogue.FieldTitle(Kind, Field) ?? LocalText.Same(Field);

    /// <summary>What it does to the row or file.</summary>
    public FindingWeight Weight => IntakeMessages.Of(Code).Weight;

    /// <summary>What a code means, for counts of findings with it.</summary>
    public static LocalText TitleOf(string code) => IntakeMessages.Of(code).Message.AsTitle();

    /// <summary>What was found, as a sentence.</summary>
    public LocalText Message => IntakeMessages.Of(Code).Message.Filled(this);

    /// <summary>What was expected, with an example.</summary>
    public LocalText Expected => IntakeMessages.Of(Code).Expected.Filled(this);

    /// <summary>What to do.</summary>
    public LocalText Remedy => IntakeMessages.Of(Code).Remedy.Filled(this);
}
