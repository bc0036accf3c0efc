using System.Globalization;
using System.Text;
using Infra.Hermetic;
using Infra.Manifests;

namespace Infra.Bench;

/// <summary>The same objects in the forms of other tools.</summary>
internal static class Peers
{
    /// <summary>A kustomization that lists every object as a file.</summary>
    public static void WriteKustomization(StackResult result, string folder)
    {
        Directory.CreateDirectory(folder);
        var list = new StringBuilder("apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n");
        for (var index = 0; index < result.Inventory.Manifests.Count; index++)
        {
            var file = string.Create(CultureInfo.InvariantCulture, $"{index}.yaml");
            File.WriteAllText(Path.Combine(folder, file), ManifestWriter.ToYaml(result.Inventory.Manifests[index].Tree));
            list.Append(CultureInfo.InvariantCulture, $"- {file}\n");
        }

        File.WriteAllText(Path.Combine(folder, "kustomization.yaml"), list.ToString());
    }

    /// <summary>A chart with templates that make one application's objects for every number up to the wanted one.</summary>
    public static void WriteChart(StackResult one, int apps, string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "templates"));
        File.WriteAllText(Path.Combine(folder, "Chart.yaml"), "apiVersion: v2\nname: bench\nversion: 1.0.0\n");
        File.WriteAllText(Path.Combine(folder, "values.yaml"), string.Create(CultureInfo.InvariantCulture, $"apps: {apps}\n"));
        foreach (var manifest in one.Inventory.Manifests)
        {
            var yaml = ManifestWriter.ToYaml(manifest.Tree).Replace("app-0000", "{{ printf \"app-%04d\" $i }}", StringComparison.Ordinal);
            File.WriteAllText(
                Path.Combine(folder, "templates", $"{manifest.Id.Kind}.yaml"),
                $"{{{{- range $i := until (int .Values.apps) }}}}\n---\n{yaml}{{{{- end }}}}\n");
        }
    }
}
