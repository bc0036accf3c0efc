using Infra.Hermetic;
using Infra.Manifests;
using Infra.Settings;
using Infra.Tests.Support;

namespace Infra.Stacks.Tests;

/// <summary>The house stacks, run once on the settings at the top of the repository.</summary>
public sealed class House
{
    private readonly Lazy<StackResult> _prod = new(() => Run("prod"));
    private readonly Lazy<StackResult> _after = new(() => Run("after"));

    /// <summary>The owner of the platform.</summary>
    public StackResult Prod => _prod.Value;

    /// <summary>The guest.</summary>
    public StackResult After => _after.Value;

    /// <summary>The objects of both.</summary>
    public IEnumerable<Manifest> Both => Prod.Inventory.Manifests.Concat(After.Inventory.Manifests);

    /// <summary>Runs a stack of a project folder.</summary>
    public static StackResult Run(string stack, string? folder = null, Dependencies? watch = null)
    {
        var project = Project.Open(folder ?? Repository.Folder, null, Systems.All);
        var engine = new HermeticEngine(name =>
        {
            var run = project.Bind(name).Run;
            return Task.FromResult(watch is not null && name == stack ? watch.Watch(run) : run);
        });
        return engine.RunAsync(stack).GetAwaiter().GetResult();
    }

    /// <summary>Runs a stack of a project folder with some text of its file replaced.</summary>
    public static StackResult RunWith(string stack, string text, string replacement, string? folder = null)
    {
        var copy = Directory.CreateTempSubdirectory("stacks-");
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder ?? Repository.Folder, "Pulumi*.yaml"))
            {
                var content = File.ReadAllText(file);
                if (Path.GetFileName(file) == $"Pulumi.{stack}.yaml")
                {
                    Assert.Contains(text, content, StringComparison.Ordinal);
                    content = content.Replace(text, replacement, StringComparison.Ordinal);
                }

                File.WriteAllText(Path.Combine(copy.FullName, Path.GetFileName(file)), content);
            }

            return Run(stack, copy.FullName);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }
}
