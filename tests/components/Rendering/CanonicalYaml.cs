using System.Collections;
using System.Collections.Immutable;
using YamlDotNet.Serialization;

namespace Infra.Components.Tests.Rendering;

/// <summary>Values as YAML with one spelling: keys in ordinal order, but for those by which a reader recognises a document.</summary>
public static class CanonicalYaml
{
    private static readonly string[] First = ["apiVersion", "kind", "metadata"];

    private static readonly ISerializer Writer = new SerializerBuilder()
        .WithQuotingNecessaryStrings(quoteYaml1_1Strings: true)
        .WithIndentedSequences()
        .WithNewLine("\n")
        .DisableAliases()
        .Build();

    /// <summary>Writes documents.</summary>
    /// <param name="documents">The documents.</param>
    public static string Write(IEnumerable<ImmutableDictionary<string, object>> documents) =>
        string.Concat(documents.Select(document => $"---\n{Writer.Serialize(Canonical(document, First))}"));

    private static object Canonical(object value, params string[] first) => value switch
    {
        ImmutableDictionary<string, object> map => map
            .OrderBy(entry => Array.IndexOf(first, entry.Key) is >= 0 and var place ? place : first.Length)
            .ThenBy(entry => entry.Key, StringComparer.Ordinal)
            .ToDictionary(entry => entry.Key, entry => Canonical(entry.Value)),
        string text => text,
        IEnumerable list => list.Cast<object>().Select(item => Canonical(item)).ToList(),
        double number when double.IsInteger(number) => (long)number,
        _ => value,
    };
}
