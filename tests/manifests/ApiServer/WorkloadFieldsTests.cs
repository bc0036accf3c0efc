namespace Infra.Tests.ApiServer;

/// <summary>Workloads: one change to a valid object is one finding, at the place of the change or where the second value says.</summary>
public sealed class WorkloadFieldsTests
{
    [Theory]
    [InlineData("Deployment d", "spec.replicas", "-1")]
    [InlineData("Deployment d", "spec.selector.matchLabels.app", "b", "spec.template.metadata.labels")]
    [InlineData("Deployment d", "spec.template.metadata.labels", "(nothing)")]
    [InlineData("Deployment d", "spec.selector", "{}")]
    [InlineData("Deployment d", "spec.selector.matchExpressions[0].values", "[]")]
    [InlineData("Deployment d", "spec.selector.matchExpressions[0].operator", "Is", "spec.selector.matchExpressions[0].operator")]
    [InlineData("Deployment d2", "spec.strategy.rollingUpdate", "{maxSurge: 1}")]
    [InlineData("Deployment d", "spec.strategy.rollingUpdate.maxSurge", "0", "spec.strategy.rollingUpdate.maxUnavailable")]
    [InlineData("Deployment d", "spec.strategy.rollingUpdate.maxUnavailable", "'3'")]
    [InlineData("Deployment d", "spec.strategy.rollingUpdate.maxUnavailable", "150%")]
    [InlineData("Deployment d", "spec.strategy.rollingUpdate.maxUnavailable", "-1")]
    [InlineData("Deployment d", "spec.progressDeadlineSeconds", "5")]
    [InlineData("Deployment d", "spec.minReadySeconds", "600", "spec.progressDeadlineSeconds")]
    [InlineData("Deployment d", "spec.revisionHistoryLimit", "-1")]
    [InlineData("Deployment d", "spec.template.spec.restartPolicy", "Never")]
    [InlineData("Deployment d", "spec.template.spec.activeDeadlineSeconds", "5")]
    [InlineData("Deployment d", "spec", "(nothing)")]
    [InlineData("ReplicaSet r", "spec.template.metadata.labels.app", "b", "spec.template.metadata.labels")]
    [InlineData("ReplicaSet r", "spec.minReadySeconds", "-1")]
    [InlineData("ReplicationController rc", "spec.selector.app", "b", "spec.template.metadata.labels")]
    [InlineData("ReplicationController rc", "spec.template", "(nothing)")]
    [InlineData("DaemonSet ds", "spec.updateStrategy.rollingUpdate.maxSurge", "1")]
    [InlineData("DaemonSet ds", "spec.updateStrategy.rollingUpdate.maxUnavailable", "0")]
    [InlineData("DaemonSet ds", "spec.template.spec.restartPolicy", "OnFailure")]
    [InlineData("StatefulSet s", "spec.serviceName", "S")]
    [InlineData("StatefulSet s", "spec.ordinals.start", "-1")]
    [InlineData("StatefulSet s", "spec.persistentVolumeClaimRetentionPolicy.whenScaled", "Keep")]
    [InlineData("StatefulSet s", "spec.updateStrategy.type", "OnDelete", "spec.updateStrategy.rollingUpdate")]
    [InlineData("StatefulSet s", "spec.updateStrategy.rollingUpdate.partition", "-1")]
    [InlineData("StatefulSet s", "spec.volumeClaimTemplates[0].spec.resources", "(nothing)",
        "spec.volumeClaimTemplates[0].spec.resources.requests.storage")]
    [InlineData("StatefulSet s", "spec.volumeClaimTemplates[0].spec.accessModes", "[ReadWriteOncePod, ReadWriteOnce]")]
    [InlineData("Job j", "spec.template.spec.restartPolicy", "Always")]
    [InlineData("Job j", "spec.template.spec.restartPolicy", "(nothing)")]
    [InlineData("Job j", "spec.template.spec.restartPolicy", "OnFailure")]
    [InlineData("Job j", "spec.parallelism", "-1")]
    [InlineData("Job j", "spec.backoffLimit", "-1")]
    [InlineData("Job j", "spec.maxFailedIndexes", "4")]
    [InlineData("Job j", "spec.completions", "(nothing)")]
    [InlineData("Job j", "spec.podReplacementPolicy", "TerminatingOrFailed")]
    [InlineData("Job j", "spec.podFailurePolicy.rules[0].onExitCodes.containerName", "x")]
    [InlineData("Job j", "spec.podFailurePolicy.rules[0].onExitCodes.values", "[2, 1]")]
    [InlineData("Job j", "spec.podFailurePolicy.rules[0].onExitCodes.values", "[0, 1]")]
    [InlineData("Job j", "spec.podFailurePolicy.rules[0].onPodConditions", "[{type: Ready}]")]
    [InlineData("Job j", "spec.podFailurePolicy.rules[2].onPodConditions", "(nothing)", "spec.podFailurePolicy.rules[2]")]
    [InlineData("Job j", "spec.successPolicy.rules[0].succeededIndexes", "2-0")]
    [InlineData("Job j", "spec.successPolicy.rules[0].succeededIndexes", "'3'")]
    [InlineData("Job j", "spec.successPolicy.rules[0].succeededCount", "3")]
    [InlineData("Job j", "spec.successPolicy.rules", "[]")]
    [InlineData("Job j", "spec.selector", "{matchLabels: {app: a}}")]
    [InlineData("Job j", "spec.template.metadata", "{labels: {job-name: k}}", "spec.template.metadata.labels.job-name")]
    [InlineData("Job j2", "spec.selector", "(nothing)")]
    [InlineData("Job j2", "spec.template.metadata.labels.app", "b", "spec.template.metadata.labels")]
    [InlineData("Job j2", "spec.managedBy", "me")]
    [InlineData("Job j2", "spec.backoffLimitPerIndex", "1")]
    [InlineData("CronJob cj", "spec.schedule", "'0 3 * *'")]
    [InlineData("CronJob cj", "spec.schedule", "'0 25 * * *'")]
    [InlineData("CronJob cj", "spec.schedule", "'0 3 * * 7'")]
    [InlineData("CronJob cj", "spec.schedule", "'*/0 3 * * *'")]
    [InlineData("CronJob cj", "spec.schedule", "'@often'")]
    [InlineData("CronJob cj", "spec.schedule", "'@every day'")]
    [InlineData("CronJob cj", "spec.schedule", "'CRON_TZ=UTC 0 3 * * *'")]
    [InlineData("CronJob cj", "spec.schedule", "'0 0 3 * * *'")]
    [InlineData("CronJob cj", "spec.schedule", "'5-1 3 * * *'")]
    [InlineData("CronJob cj", "spec.schedule", "'0 3 L * *'")]
    [InlineData("CronJob cj", "spec.timeZone", "Europe/Stuttgart")]
    [InlineData("CronJob cj", "spec.timeZone", "Local")]
    [InlineData("CronJob cj", "spec.timeZone", "''")]
    [InlineData("CronJob cj", "spec.startingDeadlineSeconds", "-1")]
    [InlineData("CronJob cj", "spec.successfulJobsHistoryLimit", "-1")]
    [InlineData("CronJob cj", "metadata.name", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("CronJob cj", "spec.jobTemplate.spec.template.spec.restartPolicy", "Always")]
    [InlineData("CronJob cj", "spec.jobTemplate.spec.selector", "{matchLabels: {a: b}}")]
    [InlineData("CronJob cj", "spec.jobTemplate.spec.manualSelector", "true")]
    public void A_change_that_the_server_refuses_is_found(string name, string change, string value, string? found = null)
    {
        var finding = Assert.Single(Valid.After(name, change, value));
        Assert.Equal(found ?? change.Replace('~', '.'), finding.Path);
    }

    [Theory]
    [InlineData("@every 1h30m")]
    [InlineData("@midnight")]
    [InlineData("0 0 ? * SUN")]
    [InlineData("5/15 8-18/2 1,15 JAN,feb 1-5")]
    [InlineData("* * 31 2 *")]
    public void A_schedule_that_the_server_takes_is_not_found(string schedule) =>
        Assert.Empty(Valid.After("CronJob cj", "spec.schedule", $"'{schedule}'"));

    [Theory]
    [InlineData("Deployment d", "spec.strategy.rollingUpdate.maxSurge", "150%")]
    [InlineData("Deployment d", "spec.strategy", "{rollingUpdate: {maxUnavailable: 0}}")]
    [InlineData("StatefulSet s", "spec.serviceName", Valid.Nothing)]
    [InlineData("StatefulSet s", "spec.template.spec.subdomain", "A.B")]
    [InlineData("CronJob cj", "spec.timeZone", "Etc/UTC")]
    public void What_the_server_takes_is_not_found(string name, string change, string value) =>
        Assert.Empty(Valid.After(name, change, value));

    [Fact]
    public void The_name_of_a_claim_is_the_name_of_a_volume() => Assert.Contains("spec.volumeClaimTemplates[0].metadata.name",
        Valid.After("StatefulSet s", "spec.volumeClaimTemplates[0].metadata.name", "Data").Select(finding => finding.Path));
}
