using Pulumi.Kubernetes.Apps.V1;
using Pulumi.Kubernetes.Autoscaling.V2;
using Pulumi.Kubernetes.Batch.V1;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Discovery.V1;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Policy.V1;
using Pulumi.Kubernetes.Rbac.V1;
using Pulumi.Kubernetes.Scheduling.V1;
using Pulumi.Kubernetes.Storage.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Autoscaling.V2;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Discovery.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.Scheduling.V1;
using Pulumi.Kubernetes.Types.Inputs.Storage.V1;

namespace Infra.Sdk.Typed.Tests.Kubernetes;

public sealed class ObjectTests
{
    [Fact]
    public async Task A_deployment_arrives_whole_under_its_wire_names()
    {
        var made = await Recorder.OnlyResourceAsync(() => new Deployment("chat", new DeploymentArgs
        {
            Metadata = new ObjectMetaArgs { Name = "chat", Namespace = "apps", Labels = { { "app", "chat" } } },
            Spec = new DeploymentSpecArgs
            {
                Replicas = 2,
                Selector = new LabelSelectorArgs { MatchLabels = { { "app", "chat" } } },
                Template = new PodTemplateSpecArgs
                {
                    Metadata = new ObjectMetaArgs { Labels = { { "app", "chat" } } },
                    Spec = new PodSpecArgs
                    {
                        HostPID = false,
                        SecurityContext = new PodSecurityContextArgs { FsGroup = 1000, RunAsNonRoot = true },
                        Containers =
                        {
                            new ContainerArgs
                            {
                                Name = "chat",
                                Image = "chat:1.0",
                                Args = { "--port", "8081" },
                                Ports = { new ContainerPortArgs { Name = "http", ContainerPortValue = 8081 } },
                                Env =
                                {
                                    new EnvVarArgs
                                    {
                                        Name = "POD_IP",
                                        ValueFrom = new EnvVarSourceArgs
                                        {
                                            FieldRef = new ObjectFieldSelectorArgs { FieldPath = "status.podIP" },
                                        },
                                    },
                                },
                                Resources = new ResourceRequirementsArgs { Limits = { { "memory", "256Mi" } } },
                            },
                        },
                    },
                },
            },
        }));

        Assert.Equal("kubernetes:apps/v1:Deployment", made.Type);
        Assert.Equal("chat", made.Name);
        Assert.Equal(
            """
            {apiVersion: "apps/v1", kind: "Deployment", metadata: {labels: {app: "chat"}, name: "chat", namespace: "apps"}, spec: {replicas: 2, selector: {matchLabels: {app: "chat"}}, template: {metadata: {labels: {app: "chat"}}, spec: {containers: [{args: ["--port", "8081"], env: [{name: "POD_IP", valueFrom: {fieldRef: {fieldPath: "status.podIP"}}}], image: "chat:1.0", name: "chat", ports: [{containerPort: 8081, name: "http"}], resources: {limits: {memory: "256Mi"}}}], hostPID: false, securityContext: {fsGroup: 1000, runAsNonRoot: true}}}}}
            """,
            Plain.Text(made.Inputs));
    }

    [Fact]
    public async Task Each_kind_brings_its_token_version_and_kind()
    {
        var run = await Recorder.RunAsync(() =>
        {
            _ = new ConfigMap("x");
            _ = new PersistentVolumeClaim("x");
            _ = new Secret("x");
            _ = new Service("x");
            _ = new ServiceAccount("x");
            _ = new DaemonSet("x");
            _ = new StatefulSet("x");
            _ = new HorizontalPodAutoscaler("x", new HorizontalPodAutoscalerArgs
            {
                Spec = new HorizontalPodAutoscalerSpecArgs
                {
                    MaxReplicas = 3,
                    ScaleTargetRef = new CrossVersionObjectReferenceArgs { Kind = "Deployment", Name = "x" },
                },
            });
            _ = new Job("x");
            _ = new EndpointSlice("x", new EndpointSliceArgs { AddressType = "IPv4", Endpoints = [] });
            _ = new Ingress("x");
            _ = new NetworkPolicy("x");
            _ = new PodDisruptionBudget("x");
            _ = new ClusterRole("x");
            _ = new RoleBinding("x",
                new RoleBindingArgs { RoleRef = new RoleRefArgs { ApiGroup = "rbac.authorization.k8s.io", Kind = "Role", Name = "x" } });
            _ = new PriorityClass("x", new PriorityClassArgs { Value = 10 });
            _ = new StorageClass("x", new StorageClassArgs { Provisioner = "disk" });
        });

        Assert.Equal(
            [
                "kubernetes:apps/v1:DaemonSet = apps/v1 DaemonSet",
                "kubernetes:apps/v1:StatefulSet = apps/v1 StatefulSet",
                "kubernetes:autoscaling/v2:HorizontalPodAutoscaler = autoscaling/v2 HorizontalPodAutoscaler",
                "kubernetes:batch/v1:Job = batch/v1 Job",
                "kubernetes:core/v1:ConfigMap = v1 ConfigMap",
                "kubernetes:core/v1:PersistentVolumeClaim = v1 PersistentVolumeClaim",
                "kubernetes:core/v1:Secret = v1 Secret",
                "kubernetes:core/v1:Service = v1 Service",
                "kubernetes:core/v1:ServiceAccount = v1 ServiceAccount",
                "kubernetes:discovery.k8s.io/v1:EndpointSlice = discovery.k8s.io/v1 EndpointSlice",
                "kubernetes:networking.k8s.io/v1:Ingress = networking.k8s.io/v1 Ingress",
                "kubernetes:networking.k8s.io/v1:NetworkPolicy = networking.k8s.io/v1 NetworkPolicy",
                "kubernetes:policy/v1:PodDisruptionBudget = policy/v1 PodDisruptionBudget",
                "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole = rbac.authorization.k8s.io/v1 ClusterRole",
                "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding = rbac.authorization.k8s.io/v1 RoleBinding",
                "kubernetes:scheduling.k8s.io/v1:PriorityClass = scheduling.k8s.io/v1 PriorityClass",
                "kubernetes:storage.k8s.io/v1:StorageClass = storage.k8s.io/v1 StorageClass",
            ],
            run.Resources.Select(r => $"{r.Type} = {r.Inputs["apiVersion"]} {r.Inputs["kind"]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Version_and_kind_cannot_be_changed()
    {
        var made = await Recorder.OnlyResourceAsync(() => new ConfigMap("x", new ConfigMapArgs { ApiVersion = "v2", Kind = "Other" }));

        Assert.Equal("""{apiVersion: "v1", kind: "ConfigMap"}""", Plain.Text(made.Inputs));
    }

    [Fact]
    public async Task A_kind_can_be_made_without_args()
    {
        var made = await Recorder.OnlyResourceAsync(() => new Namespace("x"));

        Assert.Equal("""{apiVersion: "v1", kind: "Namespace"}""", Plain.Text(made.Inputs));
    }

    [Fact]
    public async Task A_volume_claim_template_has_no_version_and_kind_of_its_own()
    {
        var made = await Recorder.OnlyResourceAsync(() => new StatefulSet("db", new StatefulSetArgs
        {
            Spec = new StatefulSetSpecArgs
            {
                ServiceName = "db",
                Selector = new LabelSelectorArgs { MatchLabels = { { "app", "db" } } },
                Template = new PodTemplateSpecArgs(),
                VolumeClaimTemplates =
                {
                    new PersistentVolumeClaimArgs
                    {
                        Metadata = new ObjectMetaArgs { Name = "data" },
                        Spec = new PersistentVolumeClaimSpecArgs { AccessModes = { "ReadWriteOnce" } },
                    },
                },
            },
        }));

        Assert.Equal(
            """{selector: {matchLabels: {app: "db"}}, serviceName: "db", template: {}, volumeClaimTemplates: [{metadata: {name: "data"}, spec: {accessModes: ["ReadWriteOnce"]}}]}""",
            Plain.Text(made.Inputs["spec"]));
    }

    [Fact]
    public async Task A_missing_required_member_fails_the_run_and_is_named()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Recorder.RunAsync(() => new Deployment("x", new DeploymentArgs
        {
            Spec = new DeploymentSpecArgs { Template = new PodTemplateSpecArgs() },
        })));

        Assert.Contains("Pulumi.Kubernetes.Types.Inputs.Apps.V1.DeploymentSpecArgs", failure.Message, StringComparison.Ordinal);
        Assert.Contains("is required but was not given a value", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_untouched_required_list_fails_the_run_and_an_empty_one_does_not()
    {
        static void Program(PodSpecArgs spec) => _ = new Pod("x", new PodArgs { Spec = spec });

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Recorder.RunAsync(() => Program(new PodSpecArgs())));
        var made = await Recorder.OnlyResourceAsync(() => Program(new PodSpecArgs { Containers = [] }));

        Assert.Contains("is required but was not given a value", failure.Message, StringComparison.Ordinal);
        Assert.Equal("{containers: []}", Plain.Text(made.Inputs["spec"]));
    }

    [Fact]
    public async Task A_looked_up_object_is_read_by_its_id()
    {
        var made = await Recorder.OnlyResourceAsync(() => ConfigMap.Get("found", "apps/settings"));

        Assert.Equal("kubernetes:core/v1:ConfigMap", made.Type);
        Assert.Equal("found", made.Name);
        Assert.Equal("apps/settings", made.Id);
        Assert.Empty(made.Inputs);
    }
}
