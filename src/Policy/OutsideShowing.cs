namespace Xinheng.Policy;

/// <summary>Whether the grades of a scheme may be shown to others than the departments that use them, and what decides it.</summary>
/// <param name="IsShown">Whether they may. What nobody has said may be shown is not.</param>
/// <param name="Ground">What decides it.</param>
/// <param name="Source">The clause the pack cites for it; null when it cites none.</param>
public sealed record OutsideShowing(bool IsShown, OutsideGround Ground, SourceReference? Source)
{
    /// <summary>What decides it, in words.</summary>
    public LocalText Words => Ground switch
    {
        OutsideGround.Unstated => new("政策包没有写明可否对外展示，按不得对外展示处理", "The pack does not say whether it may be shown outside, so it is not shown"),
        OutsideGround.Allowed => new("政策包写明可以对外展示", "The pack says that it may be shown outside"),
        OutsideGround.NotSet => new("政策包写明由使用单位设定可否对外展示，尚未设定", "The pack leaves showing it outside to the deployment, and nothing has been set"),
        OutsideGround.SetToAllow => new("政策包写明由使用单位设定可否对外展示，已设定为可以", "The pack leaves showing it outside to the deployment, which has allowed it"),
        OutsideGround.SetToDeny => new("政策包写明由使用单位设定可否对外展示，已设定为不得", "The pack leaves showing it outside to the deployment, which has denied it"),
        OutsideGround.Never => new("政策包写明不得对外展示", "The pack says that it must not be shown outside"),
    };

    /// <summary>Decides for a scheme.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="setting">What the deployment has set for it; null while nothing is set. Heeded only where the scheme leaves it to the deployment.</param>
    /// <source id="liaoning-2022">第五条</source>
    /// <source id="langfang-2023">四(一)</source>
    public static OutsideShowing Of(Scheme scheme, bool? setting)
    {
        var (isShown, ground) = (scheme.Outside, setting) switch
        {
            (OutsideUse.Unstated, _) => (false, OutsideGround.Unstated),
            (OutsideUse.Allowed, _) => (true, OutsideGround.Allowed),
            (OutsideUse.Deployment, null) => (false, OutsideGround.NotSet),
            (OutsideUse.Deployment, true) => (true, OutsideGround.SetToAllow),
            (OutsideUse.Deployment, false) => (false, OutsideGround.SetToDeny),
            (OutsideUse.Never, _) => (false, OutsideGround.Never),
        };
        return new(isShown, ground, scheme.OutsideSource);
    }
}

/// <summary>What decides whether grades may be shown outside.</summary>
public enum OutsideGround
{
    /// <summary>The scheme does not say; not shown.</summary>
    Unstated,

    /// <summary>The scheme says they may.</summary>
    Allowed,

    /// <summary>The scheme leaves it to the deployment, which has set nothing; not shown.</summary>
    NotSet,

    /// <summary>The scheme leaves it to the deployment, which has allowed it.</summary>
    SetToAllow,

    /// <summary>The scheme leaves it to the deployment, which has denied it; not shown.</summary>
    SetToDeny,

    /// <summary>The scheme says they must not; not shown.</summary>
    Never,
}
