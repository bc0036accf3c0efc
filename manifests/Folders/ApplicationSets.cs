using System.Text.RegularExpressions;

namespace Infra.Manifests;

/// <summary>
/// The Applications that an ApplicationSet makes of lists, of the repository's folders and files, of clusters, and of several of these.
/// Generators that ask a service know more than files say.
/// </summary>
internal static partial class ApplicationSets
{
    private const string ClusterLabel = "argocd.argoproj.io/secret-type";

    /// <summary>What the ApplicationSets among objects make, each with its set.</summary>
    public static IReadOnlyList<(Manifest Set, Manifest Application)> In(IReadOnlyCollection<Manifest> manifests, SourceFiles files)
    {
        var clusters = Clusters(manifests);
        return [.. manifests.Where(manifest => manifest.Id is { Group: Groups.Argo, Kind: "ApplicationSet" })
            .SelectMany(set => Of(set, files, clusters).Select(made => (set, made)))];
    }

    /// <summary>The Secrets among objects that tell Argo CD of clusters.</summary>
    public static IReadOnlyList<Manifest> Clusters(IEnumerable<Manifest> manifests) =>
        [.. manifests.Where(manifest => manifest.Id is { Group: Groups.Core, Kind: "Secret" }
            && manifest.Tree.TextAt("metadata", "labels", ClusterLabel) == "cluster")];

    /// <summary>The Applications that are known.</summary>
    /// <param name="set">The ApplicationSet.</param>
    /// <param name="files">The repository's files.</param>
    /// <param name="clusters">The Secrets that tell Argo CD of clusters.</param>
    public static IEnumerable<Manifest> Of(Manifest set, SourceFiles files, IReadOnlyList<Manifest> clusters)
    {
        if (set.Tree.MapAt("spec", "template") is not { } template)
            return [];

        var application = template.With("apiVersion", set.ApiVersion).With("kind", "Application");
        return set.Items("generators").SelectMany(generator => new Generators(files, clusters).Of(generator.Item))
            .Select(parameters => Manifest.From((MapNode)Filled(application, parameters))).OfType<Manifest>()
            .Select(made => made with { At = set.At, Id = made.Id with { Namespace = set.Id.Namespace } });
    }

    /// <summary>A tree with parameters in place of their names, <c>{{ path }}</c>; what is not known stays as it is.</summary>
    public static Node Filled(Node node, Dictionary<string, string> parameters) => node switch
    {
        MapNode map => new MapNode(map.Entries.Select(entry => new KeyValuePair<string, Node>(entry.Key, Filled(entry.Value, parameters)))),
        ListNode list => new ListNode([.. list.Items.Select(item => Filled(item, parameters))]),
        ScalarNode { Text: { } text } => new ScalarNode(Parameter().Replace(text,
            match => parameters.GetValueOrDefault(match.Groups["name"].Value, match.Value))),
        _ => node,
    };

    [GeneratedRegex(@"\{\{-?\s*\.?(?<name>[A-Za-z][\w.\[\]]*)\s*-?\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
