using Xinheng.Policy.Tables;

namespace Xinheng.Policy.Packs.Tables;

/// <summary>Says in words what a treatment comes to.</summary>
public static class TreatmentWords
{
    /// <summary>How often a subject is drawn.</summary>
    public static LocalText Say(Sampling sampling) => TableChoices.Samplings.Say(sampling);

    /// <summary>Visits on site.</summary>
    public static LocalText Say(Visits visits) => TableChoices.VisitKinds.Say(visits);

    /// <summary>An occasion on which the subject is not spared, by its id; the id for one that is unknown.</summary>
    public static LocalText SayException(string id) => TableChoices.Exceptions.FirstOrDefault(known => known.Id == id)?.Title ?? new(id, id);
}
