namespace Infra.Rules;

/// <summary>One rule about a whole set of objects.</summary>
public interface IRule
{
    /// <summary>What it is about.</summary>
    RuleInfo Info { get; }

    /// <summary>Looks at the objects.</summary>
    /// <param name="set">The objects and what is known about them.</param>
    /// <param name="report">Takes the findings.</param>
    void Check(ManifestSet set, Report report);
}
