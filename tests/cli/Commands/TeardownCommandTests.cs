using System.Text.Json;
using Infra.Tests.Promotion;
using Infra.Tests.Support;

namespace Infra.Tests.Commands;

public sealed class TeardownCommandTests
{
    [Fact]
    public async Task It_says_what_goes_first_what_is_refused_and_what_stays()
    {
        using var run = HouseRun.Begin();
        File.Delete(Path.Combine(run.Folder, "Pulumi.staging.yaml"));

        Assert.Equal(0, await run.RunAsync("teardown", "prod"));

        Assert.Equal("""
            1. Destroy after, which is attached to prod: infra teardown after
            2. 1 resource would be refused: set infra:protect to false in Pulumi.prod.yaml, then pulumi up --stack prod
                 PersistentVolumeClaim chocoletter/redis-data
            3. pulumi destroy --stack prod
            4. This stays, with its data, until it is deleted for good:
                 PersistentVolumeClaim chocoletter/redis-data
                   kubectl delete persistentvolumeclaim redis-data -n chocoletter
                 Namespace chocoletter, and all that is in it
                   kubectl delete namespace chocoletter
                 the definitions of cert-manager, and every Certificate and Issuer with them
                   kubectl delete crd -l app.kubernetes.io/name=cert-manager

            """, run.Output, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task On_eks_everything_that_is_protected_goes_by_the_one_setting_and_what_stays_is_listed()
    {
        using var run = HouseRun.Begin();
        var file = File.ReadAllText(Path.Combine(Repository.Folder, "docs", "examples", "eks", "Pulumi.prod.yaml"));
        run.Write("Pulumi.prod.yaml", file);
        Assert.Equal(0, await run.RunAsync("teardown", "prod", "--json"));
        using var before = JsonDocument.Parse(run.Output);

        run.Write("Pulumi.prod.yaml", file.Replace("  infra:region:", "  infra:protect: false\n  infra:region:", StringComparison.Ordinal));
        Assert.Equal(0, await run.RunAsync("teardown", "prod", "--json"));
        using var after = JsonDocument.Parse(run.Output);

        Assert.Equal(13, before.RootElement.GetProperty("refused").GetArrayLength());
        Assert.Equal(0, after.RootElement.GetProperty("refused").GetArrayLength());
        Assert.Equal(Stays(before), Stays(after));
        Assert.Contains("aws ecr delete-repository --force --repository-name refac/chocoletter-chat", Stays(after));
        Assert.Contains("aws kms schedule-key-deletion --key-id <id>", Stays(after));
    }

    private static IEnumerable<string> Stays(JsonDocument plan) =>
        [.. plan.RootElement.GetProperty("stays").EnumerateArray().Select(part => part.GetProperty("delete").GetString()!)];
}
