namespace Infra.Rules;

/// <summary>One rule about a whole set of objects.</summary>
internal interface IRule
{
    /// <summary>What it is about.</summary>
    RuleInfo Info { get; }

    /// <summary>Looks at the objects.</summary>
    void Check(ManifestSet set, Report report);
}
