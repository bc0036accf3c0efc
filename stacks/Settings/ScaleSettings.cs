using System.Globalization;
using Infra.Components.Apps;
using Infra.Components.Validation;
using Infra.Diagnostics;

namespace Infra.Stacks.Settings;

/// <summary>Between how many pods an application scales by its CPU use.</summary>
public sealed record ScaleSettings
{
    /// <summary>The smallest number of pods. Default: 2.</summary>
    [Range(1, 100)]
    public int Least { get; init; } = 2;

    /// <summary>The largest number of pods. Default: 4.</summary>
    [Range(1, 1000)]
    public int Most { get; init; } = 4;

    /// <summary>The CPU use that is aimed at, in percent of the request. Default: 70.</summary>
    [Range(1, 100)]
    public int CpuPercent { get; init; } = 70;

    /// <summary>Reports a range that is upside down.</summary>
    /// <param name="problems">Takes the problem.</param>
    /// <param name="path">Where this scale stands.</param>
    public void Check(Problems problems, string path)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (Least > Most)
        {
            problems.Add(Codes.OutOfRange, $"{path}.least", Least.ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"at most {path}.most, which is {Most}"), "lower it or raise the other");
        }
    }

    /// <summary>As the application takes it.</summary>
    public Scale ToScale() => Scale.Auto(Least, Most, CpuPercent);
}
