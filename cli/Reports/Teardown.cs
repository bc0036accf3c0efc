using Infra.Hermetic;

namespace Infra.Reports;

/// <summary>What stands in the way of destroying a stack, what stays afterwards, and how that is deleted for good.</summary>
internal static class Teardown
{
    // What the cloud's own program takes as the name: an argument of the resource, or what only the cloud knows.
    private static readonly Dictionary<string, (string Command, string? Name)> Commands = new(StringComparer.Ordinal)
    {
        ["aws:ecr/repository:Repository"] = ("aws ecr delete-repository --force --repository-name", "name"),
        ["aws:secretsmanager/secret:Secret"] = ("aws secretsmanager delete-secret --secret-id", "name"),
        ["aws:ec2/eip:Eip"] = ("aws ec2 release-address --allocation-id", null),
        ["aws:kms/key:Key"] = ("aws kms schedule-key-deletion --key-id", null),
        ["aws:cloudwatch/logGroup:LogGroup"] = ("aws logs delete-log-group --log-group-name", "name"),
        ["aws:route53/zone:Zone"] = ("aws route53 delete-hosted-zone --id", null),
    };

    /// <summary>Reads a stack.</summary>
    /// <param name="guests">The stacks that are attached to it.</param>
    public static TeardownJson Of(StackResult stack, string file, IReadOnlyList<string> guests, bool isProtecting)
    {
        var resources = Below(stack.Root).ToList();
        return new TeardownJson(
            stack.Stack, file, guests, isProtecting,
            [.. resources.Where(resource => resource.Options.Protect).Select(resource => Named(resource, ""))
                .OrderBy(part => part.Resource, StringComparer.Ordinal)],
            [
                // A namespace last: it takes with it whatever is left in it.
                .. resources.Where(resource => resource.Options.RetainOnDelete)
                    .Select(resource => Named(resource, Delete(resource)))
                    .OrderBy(part => part.Resource.StartsWith("Namespace ", StringComparison.Ordinal))
                    .ThenBy(part => part.Resource, StringComparer.Ordinal),
                .. Unsaid(stack.Inventory),
            ]);
    }

    // What charts and classes keep without a word of the stack.
    private static IEnumerable<TeardownPart> Unsaid(Inventory inventory)
    {
        foreach (var chart in inventory.Charts.Where(KeepsDefinitions))
        {
            yield return new TeardownPart($"the definitions of {chart.Name}, and every Certificate and Issuer with them",
                "kubectl delete crd -l app.kubernetes.io/name=cert-manager");
        }

        foreach (var storage in inventory.Manifests.Where(IsKeepingClass))
        {
            yield return new TeardownPart($"the volumes of the class {storage.Id.Name}",
                "kubectl delete persistentvolume <name>, and the disk behind it");
        }
    }

    // The chart's own default.
    private static bool KeepsDefinitions(ChartRelease chart) =>
        chart.ChartName == "cert-manager" && (chart.Values.Map("crds") ?? chart.Values)["keep"]?.ToString() != "false";

    private static bool IsKeepingClass(Manifest manifest) =>
        manifest.Id is { Group: "storage.k8s.io", Kind: "StorageClass" } && manifest.Tree.Text("reclaimPolicy") == "Retain";

    private static TeardownPart Named(StackResource resource, string delete) => new(Shown(resource), delete);

    private static string Shown(StackResource resource) =>
        resource.Role == ResourceRole.Manifest && Manifest.From(resource.Inputs) is { } manifest
        ? $"{manifest.Id.Kind} {(manifest.Id.Namespace is { } space ? space + "/" : "")}{manifest.Id.Name}"
            + (manifest.Id.Kind == "Namespace" ? ", and all that is in it" : "")
        : resource.Key.ToString();

    private static string Delete(StackResource resource)
    {
        if (resource.Role == ResourceRole.Manifest && Manifest.From(resource.Inputs) is { } manifest)
        {
            var space = manifest.Id.Namespace is { } given ? $" -n {given}" : "";
            return $"kubectl delete {manifest.Id.Kind.ToLowerInvariant()} {manifest.Id.Name}{space}";
        }

        return Commands.TryGetValue(resource.Key.Type, out var known)
            ? $"{known.Command} {(known.Name is null ? null : resource.Inputs.Text(known.Name)) ?? "<id>"}"
            : "delete it where it is";
    }

    private static IEnumerable<StackResource> Below(StackResource resource) =>
        resource.Children.SelectMany(child => Below(child).Prepend(child));
}

/// <summary>What <c>infra teardown --format json</c> prints.</summary>
/// <param name="Stack">The stack.</param>
/// <param name="File">Its file.</param>
/// <param name="Guests">The stacks that are attached to it, which go first.</param>
/// <param name="Protecting">Whether the setting that protects everything is on.</param>
/// <param name="Refused">What the engine refuses to delete as long as it is protected.</param>
/// <param name="Stays">What stays, and how it is deleted for good.</param>
internal sealed record TeardownJson(
    string Stack, string File, IReadOnlyList<string> Guests, bool Protecting, IReadOnlyList<TeardownPart> Refused,
    IReadOnlyList<TeardownPart> Stays);

/// <summary>A part of a stack that does not go by itself.</summary>
/// <param name="Resource">The object, or the resource's type and name.</param>
/// <param name="Delete">The command that deletes it for good; empty where the engine does it.</param>
internal sealed record TeardownPart(string Resource, string Delete);
