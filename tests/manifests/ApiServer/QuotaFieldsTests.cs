namespace Infra.Tests.ApiServer;

/// <summary>
/// Quotas and limits: one change to a valid object is one finding, at the place of the change or where the second value says.
/// </summary>
public sealed class QuotaFieldsTests
{
    [Theory]
    [InlineData("ResourceQuota q", "spec.hard.request~cpu", "1", "spec.hard['request.cpu']")]
    [InlineData("ResourceQuota q", "spec.hard.pods", "1500m")]
    [InlineData("ResourceQuota q", "spec.hard.cpu", "-1")]
    [InlineData("ResourceQuota q", "spec.scopes[1]", "Terminating", "spec.scopes[0]")]
    [InlineData("ResourceQuota q2", "spec.scopes", "[BestEffort]", "spec.scopes[0]")]
    [InlineData("ResourceQuota q", "spec.scopeSelector.matchExpressions[0].values", "[]")]
    [InlineData("LimitRange lr", "spec.limits[0].min.cpu", "200m", "spec.limits[0].defaultRequest.cpu")]
    [InlineData("LimitRange lr", "spec.limits[0].default.cpu", "3")]
    [InlineData("LimitRange lr", "spec.limits[0].max.disk", "3")]
    [InlineData("LimitRange lr", "spec.limits[1].type", "Node")]
    [InlineData("LimitRange lr", "spec.limits[1].type", "Container")]
    [InlineData("LimitRange lr", "spec.limits[1].default", "{memory: 1Gi}")]
    [InlineData("LimitRange lr", "spec.limits[2]", "{type: PersistentVolumeClaim}")]
    [InlineData("LimitRange lr", "spec.limits[0].maxLimitRequestRatio.cpu", "'0.5'")]
    public void A_change_that_the_server_refuses_is_found(string name, string change, string value, string? found = null)
    {
        var finding = Assert.Single(Valid.After(name, change, value));
        Assert.Equal(found ?? change.Replace('~', '.'), finding.Path);
    }
}
