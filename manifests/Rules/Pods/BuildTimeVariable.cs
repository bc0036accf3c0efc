namespace Infra.Rules.Pods;

internal sealed class BuildTimeVariable : IRule
{
    private static readonly string[] Prefixes = ["VITE_", "NEXT_PUBLIC_", "REACT_APP_"];

    public RuleInfo Info { get; } = new("R48", "build-time-variable", Severity.Warning, "variable is read at build time only")
    {
        Description = """
            Vite, Next.js and Create React App write variables with their prefix (`VITE_`, `NEXT_PUBLIC_`, `REACT_APP_`) into the JavaScript
            when it is built. In a container that serves the result they change nothing; and a secret with such a name is readable in every
            browser.
            """,
        Remediation = "Give the value to the image's build, or let the page load its settings from a file that the container serves.",
        SeeAlso = ["vite.dev/guide/env-and-mode", "nextjs.org environment variables"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var container in set.Workloads.SelectMany(workload => workload.Containers))
        {
            foreach (var (variable, path) in container.Tree.Maps("env", container.Path))
            {
                if (variable.Text("name") is { } name
                    && Array.Exists(Prefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
                {
                    report.Add(container.Workload.Manifest, path + ".name", name, "a variable that the running program reads",
                        "give it to the image's build instead");
                }
            }
        }
    }
}
