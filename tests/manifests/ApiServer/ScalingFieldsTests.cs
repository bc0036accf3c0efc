namespace Infra.Tests.ApiServer;

/// <summary>
/// Autoscalers and budgets: one change to a valid object is one finding, at the place of the change or where the second value says.
/// </summary>
public sealed class ScalingFieldsTests
{
    [Theory]
    [InlineData("HorizontalPodAutoscaler h", "spec.minReplicas", "0")]
    [InlineData("HorizontalPodAutoscaler h", "spec.maxReplicas", "1")]
    [InlineData("HorizontalPodAutoscaler h", "spec.scaleTargetRef.name", "''")]
    [InlineData("HorizontalPodAutoscaler h", "spec.metrics[0].type", "Disk")]
    [InlineData("HorizontalPodAutoscaler h", "spec.metrics[0].resource", "(nothing)")]
    [InlineData("HorizontalPodAutoscaler h", "spec.metrics[0].pods", "{metric: {name: x}, target: {type: AverageValue, averageValue: 1}}")]
    [InlineData("HorizontalPodAutoscaler h", "spec.metrics[0].resource.target.averageUtilization", "0")]
    [InlineData("HorizontalPodAutoscaler h", "spec.metrics[0].resource.target.averageUtilization", "(nothing)")]
    [InlineData("HorizontalPodAutoscaler h", "spec.metrics[0].resource.target.averageValue", "1")]
    [InlineData("HorizontalPodAutoscaler h", "spec.metrics[0].resource.target.type", "Percent")]
    [InlineData("HorizontalPodAutoscaler h", "spec.metrics[2].pods.target.averageValue", "(nothing)")]
    [InlineData("HorizontalPodAutoscaler h", "spec.metrics[3].object.target.value", "'0'")]
    [InlineData("HorizontalPodAutoscaler h", "spec.metrics[4].external.target.value", "1")]
    [InlineData("HorizontalPodAutoscaler h", "spec.metrics[4].external.metric.name", "a/b")]
    [InlineData("HorizontalPodAutoscaler h", "spec.behavior.scaleDown.stabilizationWindowSeconds", "3601")]
    [InlineData("HorizontalPodAutoscaler h", "spec.behavior.scaleUp.policies[0].periodSeconds", "1801")]
    [InlineData("HorizontalPodAutoscaler h", "spec.behavior.scaleUp.policies[0].value", "0")]
    [InlineData("HorizontalPodAutoscaler h", "spec.behavior.scaleUp.policies[0].type", "Nodes")]
    [InlineData("HorizontalPodAutoscaler h", "spec.behavior.scaleUp.selectPolicy", "Sum")]
    [InlineData("HorizontalPodAutoscaler h1", "spec.maxReplicas", "0")]
    [InlineData("HorizontalPodAutoscaler h1", "spec.targetCPUUtilizationPercentage", "0")]
    [InlineData("PodDisruptionBudget b", "spec.maxUnavailable", "1")]
    [InlineData("PodDisruptionBudget b", "spec.minAvailable", "101%")]
    [InlineData("PodDisruptionBudget b", "spec.minAvailable", "'1'")]
    [InlineData("PodDisruptionBudget b", "spec.minAvailable", "-1")]
    public void A_change_that_the_server_refuses_is_found(string name, string change, string value, string? found = null)
    {
        var finding = Assert.Single(Valid.After(name, change, value));
        Assert.Equal(found ?? change.Replace('~', '.'), finding.Path);
    }
}
