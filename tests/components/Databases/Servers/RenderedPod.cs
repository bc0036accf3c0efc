using Infra.Components.Tests.Rendering;
using Infra.Manifests;

namespace Infra.Components.Tests.Databases.Servers;

/// <summary>
/// A pod as it was rendered, run on this machine: its files are written from the rendered ConfigMaps, its claims and empty folders are
/// folders, and its containers' scripts run with the rendered variables. Paths of the container become paths below one folder, and what
/// only a cluster has (host names, the server's own port) is said by the test.
/// </summary>
internal sealed class RenderedPod
{
    private readonly MapNode _spec;
    private readonly string _folder;
    private readonly Dictionary<string, string> _folders = new(StringComparer.Ordinal);

    private RenderedPod(MapNode spec, string folder)
    {
        _spec = spec;
        _folder = folder;
    }

    /// <summary>Lays out the volumes of a rendered StatefulSet, CronJob or Job.</summary>
    /// <param name="rendered">What was rendered.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="folder">A folder for what lives as long as the pod.</param>
    /// <param name="claims">The folder of a claim, by its name.</param>
    /// <param name="passwords">The password in a Secret, by the Secret's name.</param>
    public static async Task<RenderedPod> LayOutAsync(
        Rendered rendered, string kind, string folder, Func<string, string> claims, Func<string, string> passwords)
    {
        var tree = rendered.Resources.Single(resource => resource.Tree.Text("kind") == kind).Tree;
        var spec = tree.Map("spec")!;
        var pod = new RenderedPod((kind == "CronJob" ? spec.Map("jobTemplate")!.Map("spec")! : spec).Map("template")!.Map("spec")!, folder);
        foreach (var volume in pod._spec.List("volumes")!.Items.Cast<MapNode>())
        {
            var name = volume.Text("name")!;
            var target = Path.Combine(folder, name);
            if (volume.Map("persistentVolumeClaim") is { } claim)
                target = claims(claim.Text("claimName")!);

            Directory.CreateDirectory(target);
            pod._folders[name] = target;
            if (volume.Map("configMap")?.Text("name") is { } map)
            {
                foreach (var file in rendered.Resources.Single(resource => Is(resource, "ConfigMap", map)).Tree.Map("data")!.Entries)
                    await File.WriteAllTextAsync(Path.Combine(target, file.Key), ((ScalarNode)file.Value).Text);
            }

            if (volume.Map("secret")?.Text("secretName") is { } secret)
                await File.WriteAllTextAsync(Path.Combine(target, "password"), passwords(secret));
        }

        return pod;
    }

    /// <summary>Where a volume is.</summary>
    public string this[string volume] => _folders[volume];

    /// <summary>Runs the script of a container, or another one of the pod with its variables.</summary>
    public Task<Clusters.Machines.Answer> RunAsync(string container, IReadOnlyDictionary<string, string> local, string? script = null)
    {
        var found = new[] { "initContainers", "containers" }
            .SelectMany(list => _spec.List(list)?.Items.Cast<MapNode>() ?? [])
            .Single(item => item.Text("name") == container);
        var command = script is null
            ? found.List("command")!.Items.Select(item => ((ScalarNode)item).Text!).ToArray()
            : ["/bin/bash", script];
        var mounts = found.List("volumeMounts")!.Items.Cast<MapNode>().ToArray();
        var root = MountAll(container, mounts);
        var environment = new Dictionary<string, string>();
        foreach (var variable in found.List("env")!.Items.Cast<MapNode>())
        {
            if (variable.Text("value") is { } value)
                environment[variable.Text("name")!] = Here(root, mounts, value);
        }

        foreach (var (variable, value) in local)
            environment[variable] = value;

        return LocalProgram.RunAsync(command[0], command[1..].Select(argument => Here(root, mounts, argument)), "", environment);
    }

    // A folder for each container in which its volumes are where it has them.
    private string MountAll(string container, IReadOnlyList<MapNode> mounts)
    {
        var root = Path.Combine(_folder, "roots", container);
        foreach (var mount in mounts)
        {
            var link = root + mount.Text("mountPath");
            Directory.CreateDirectory(Path.GetDirectoryName(link)!);
            if (!Path.Exists(link))
                Directory.CreateSymbolicLink(link, Path.Combine(_folders[mount.Text("name")!], mount.Text("subPath") ?? ""));
        }

        return root;
    }

    // "/etc/logins" is no volume, and several are below it; what has to do with none stays.
    private static string Here(string root, IReadOnlyList<MapNode> mounts, string path) =>
        path.StartsWith('/') && mounts.Select(mount => mount.Text("mountPath")!).Any(mount => Below(path, mount) || Below(mount, path))
            ? root + path
            : path;

    private static bool Below(string path, string folder) => path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);

    private static bool Is(RenderedResource resource, string kind, string name) =>
        resource.Tree.Text("kind") == kind && resource.Tree.Map("metadata")!.Text("name") == name;
}
