using Xinheng.Assessment.Snapshots;
using Xinheng.Evaluation.Columns;
using Xinheng.Registry;

namespace Xinheng.Assessment.WhatIfs;

/// <summary>A population that several look at: what it is mapped from is given back when the last has let go. Safe to use from many threads.</summary>
/// <param name="day">The day its standings are of.</param>
/// <param name="known">The last change it knows.</param>
/// <param name="columns">The population.</param>
/// <param name="snapshot">What it is mapped from; null when it is in memory.</param>
internal sealed class HeldPopulation(DateOnly day, ChangeNumber known, Population columns, ColumnSnapshot? snapshot)
{
    private readonly Lock access = new();
    private int users = 1;

    /// <summary>The population.</summary>
    public Population Columns => columns;

    /// <summary>Whether it is of a day and knows up to a change.</summary>
    public bool Is(DateOnly asked, ChangeNumber change) => day == asked && known == change;

    /// <summary>One more looks at it. Only somebody who holds it may say so.</summary>
    public HeldPopulation Take()
    {
        lock (access)
        {
            users++;
        }

        return this;
    }

    /// <summary>One has let go.</summary>
    public void LetGo()
    {
        lock (access)
        {
            if (--users == 0)
            {
                snapshot?.Dispose();
            }
        }
    }
}
