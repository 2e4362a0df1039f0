namespace Xinheng.Policy;

/// <summary>Whether a deployment may show a scheme's results to others than the departments that use it.</summary>
public enum OutsideUse
{
    /// <summary>The pack does not say.</summary>
    Unstated,

    /// <summary>It may.</summary>
    Allowed,

    /// <summary>A switch of the deployment decides.</summary>
    Deployment,

    /// <summary>It must not.</summary>
    Never,
}

/// <summary>What happens to a grade while a record that counts is under objection.</summary>
public enum ObjectionEffect
{
    /// <summary>It counts like any other.</summary>
    Counts,

    /// <summary>The letter stays and is marked as suspended.</summary>
    Suspended,
}
