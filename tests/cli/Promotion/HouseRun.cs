using Infra.Stacks;
using Infra.Tests.Commands;
using Infra.Tests.Diff;
using Infra.Tests.Support;

namespace Infra.Tests.Promotion;

/// <summary>The house stacks, and a staging of prod, in a repository of their own.</summary>
internal static class HouseRun
{
    public const string Registry = "123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/refac";

    public static CommandRun Begin()
    {
        var run = new CommandRun { Systems = Systems.All };
        run.Write("Pulumi.prod.yaml", House("prod"));
        run.Write("Pulumi.after.yaml", House("after"));
        run.Write("Pulumi.staging.yaml",
            House("prod").Replace("chocoletter-server:3.0", "chocoletter-server:3.1", StringComparison.Ordinal));
        run.Commit("Begin");
        return run;
    }

    public static string House(string stack) => File.ReadAllText(Path.Combine(Repository.House, $"Pulumi.{stack}.yaml"));

    public static string Read(this CommandRun run, string stack) => File.ReadAllText(Path.Combine(run.Folder, $"Pulumi.{stack}.yaml"));

    public static void Edit(this CommandRun run, string stack, string old, string @new)
    {
        Assert.Contains(old, run.Read(stack));
        run.Write($"Pulumi.{stack}.yaml", run.Read(stack).Replace(old, @new, StringComparison.Ordinal));
    }
}
