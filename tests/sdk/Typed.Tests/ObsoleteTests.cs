using System.Reflection;

namespace Infra.Sdk.Typed.Tests;

/// <summary>
/// To use an obsolete member is a warning, and a warning is an error: a stand-in that lacks the mark lets through what does not compile.
/// </summary>
public sealed class ObsoleteTests
{
    [Fact]
    public void Members_that_the_provider_deprecates_are_marked()
    {
        Assert.Equal(["NetworkInterfaces", "SecurityGroups"], ObsoleteMembersOf(typeof(Pulumi.Aws.Ec2.InstanceArgs)));
        Assert.Equal(["DefaultAddonsToRemoves"], ObsoleteMembersOf(typeof(Pulumi.Aws.Eks.ClusterArgs)));
        Assert.Equal(["CorsRules", "Grants", "LifecycleRules"], ObsoleteMembersOf(typeof(Pulumi.Aws.S3.BucketArgs)));
    }

    [Fact]
    public void A_resource_that_the_provider_deprecates_is_marked()
    {
        var copy = Assembly.Load("Pulumi.Command").GetType("Pulumi.Command.Remote.CopyFile")!;

        Assert.NotNull(copy.GetCustomAttribute<ObsoleteAttribute>());
        Assert.Null(typeof(Pulumi.Command.Remote.CopyToRemote).GetCustomAttribute<ObsoleteAttribute>());
    }

    [Fact]
    public void A_chart_does_not_have_what_came_with_later_versions() =>
        Assert.Null(typeof(Pulumi.Kubernetes.Types.Inputs.Helm.V4.ChartArgs).GetProperty("IncludeHooks"));

    private static IEnumerable<string> ObsoleteMembersOf(Type type) =>
        from property in type.GetProperties()
        where property.IsDefined(typeof(ObsoleteAttribute))
        orderby property.Name
        select property.Name;
}
