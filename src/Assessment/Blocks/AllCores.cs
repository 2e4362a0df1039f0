using System.Runtime.ExceptionServices;

namespace Xinheng.Assessment.Blocks;

/// <summary>Makes several things at once, on all cores.</summary>
internal static class AllCores
{
    /// <summary>The things from 0 up to a number, in their order. The first exception is thrown as it is.</summary>
    public static T[] Make<T>(int count, Func<int, T> make, CancellationToken cancellation = default)
    {
        var made = new T[count];
        try
        {
            Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellation }, at => made[at] = make(at));
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }

        return made;
    }
}
