using Infra.Graph;
using Infra.Graph.Formats;
using Infra.Manifests;
using Infra.Tests.Support;

namespace Infra.Tests.Graph;

/// <summary>What is delivered by what.</summary>
public sealed class DeliveryTests
{
    [Fact]
    public void Argo_CD_leads_from_a_project_over_its_applications_to_folders_charts_and_namespaces()
    {
        using var folder = new TemporaryFolder();
        folder.Write("root.yaml", """
            apiVersion: argoproj.io/v1alpha1
            kind: AppProject
            metadata: {name: team, namespace: argocd}
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: root, namespace: argocd}
            spec:
              project: team
              source: {repoURL: "https://user:hunter2@github.com/team/apps.git", path: apps, targetRevision: HEAD}
              destination: {server: "https://kubernetes.default.svc", namespace: argocd}
            """);
        folder.Write("apps/web.yaml", """
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: web, namespace: argocd}
            spec:
              project: team
              sources:
              - {repoURL: "https://charts.example.com", chart: web, targetRevision: 1.2.3}
              - {repoURL: "https://github.com/team/values.git", ref: values, targetRevision: main}
              destination: {name: production, namespace: web}
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: ApplicationSet
            metadata: {name: each, namespace: argocd}
            spec:
              generators: [{git: {repoURL: "https://github.com/team/apps.git", directories: [{path: "services/*"}, {path: services/old, exclude: true}]}}]
              template: {spec: {project: default, source: {repoURL: "https://github.com/team/apps.git", path: "{{path}}"}, destination: {namespace: "{{path.basename}}"}}}
            """);

        var wiring = DeliveryReader.Read(InventoryReader.Read(folder.Folder, "folder apps"));

        Assert.Equal(
        [
            "AppProject argocd/team -> Application argocd/root",
            "AppProject argocd/team -> Application argocd/web",
            "Application argocd/root -> folder apps",
            "Application argocd/root -> namespace argocd",
            "Application argocd/web -> chart web",
            "Application argocd/web -> folder /",
            "Application argocd/web -> namespace web",
            "ApplicationSet argocd/each -> folder services/*",
            "ApplicationSet argocd/each -> namespace {{path.basename}}",
            "folder apps -> Application argocd/web",
            "folder apps -> ApplicationSet argocd/each",
        ], Wirings.Connections(wiring));
        Assert.DoesNotContain("hunter2", SvgWriter.Write(wiring), StringComparison.Ordinal);
        Golden.Is("Graph/golden/delivery.mmd", MermaidWriter.Write(wiring));
    }

    [Fact]
    public void Flux_leads_from_what_waits_to_what_it_waits_for_and_to_sources()
    {
        using var text = new StringReader("""
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: GitRepository
            metadata: {name: flux-system, namespace: flux-system}
            spec: {url: "ssh://git@github.com/team/fleet", ref: {branch: main}}
            ---
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: infra, namespace: flux-system}
            spec: {path: ./infra, sourceRef: {kind: GitRepository, name: flux-system}}
            ---
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: apps, namespace: flux-system}
            spec: {dependsOn: [{name: infra}, {name: lost}], path: ./apps, sourceRef: {kind: GitRepository, name: flux-system}, targetNamespace: shop}
            ---
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: HelmRepository
            metadata: {name: charts, namespace: flux-system}
            spec: {url: "https://charts.example.com"}
            ---
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: redis, namespace: shop}
            spec: {chart: {spec: {chart: redis, version: 1.x, sourceRef: {kind: HelmRepository, name: charts, namespace: flux-system}}}}
            """);

        Assert.Equal(
        [
            "GitRepository flux-system/flux-system -> address team/fleet",
            "HelmRelease shop/redis -> chart redis",
            "HelmRelease shop/redis -> namespace shop",
            "HelmRepository flux-system/charts -> address charts.example.com",
            "Kustomization flux-system/apps -> Kustomization flux-system/infra",
            "Kustomization flux-system/apps -> Kustomization flux-system/lost",
            "Kustomization flux-system/apps -> folder ./apps",
            "Kustomization flux-system/apps -> namespace shop",
            "Kustomization flux-system/infra -> folder ./infra",
            "chart redis -> HelmRepository flux-system/charts",
            "folder ./apps -> GitRepository flux-system/flux-system",
            "folder ./infra -> GitRepository flux-system/flux-system",
        ], Wirings.Connections(DeliveryReader.Read(InventoryReader.ReadText(text, "fleet.yaml"))));
    }

    [Fact]
    public void An_event_leads_over_a_sensor_to_the_workflow_that_it_starts_and_to_its_template()
    {
        using var text = new StringReader("""
            apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata: {name: github, namespace: ci}
            spec: {service: {ports: [{port: 12000}]}, webhook: {push: {port: "12000", endpoint: /push, method: POST}}}
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: build, namespace: ci}
            spec:
              dependencies: [{name: push, eventSourceName: github, eventName: push}]
              triggers:
              - template:
                  name: start
                  argoWorkflow: {operation: submit, source: {resource: {apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: {generateName: build-}, spec: {workflowTemplateRef: {name: build}}}}}
              - template: {name: tell, http: {url: "https://chat.example.com/hook"}}
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: WorkflowTemplate
            metadata: {name: build, namespace: ci}
            spec: {templates: [{name: main, steps: [[{name: scan, templateRef: {name: scan, template: run, clusterScope: true}}]]}]}
            """);

        Assert.Equal(
        [
            "EventSource ci/github -> Sensor ci/build",
            "Sensor ci/build -> network https://chat.example.com/hook",
            "Sensor ci/build -> Workflow ci/build-*",
            "WorkflowTemplate ci/build -> ClusterWorkflowTemplate scan",
            "Workflow ci/build-* -> WorkflowTemplate ci/build",
        ], Wirings.Connections(DeliveryReader.Read(InventoryReader.ReadText(text, "ci.yaml"))));
    }

    [Fact]
    public void An_application_set_leads_to_the_applications_that_the_files_decide()
    {
        using var folder = new TemporaryFolder();
        folder.Write("sets.yaml", """
            apiVersion: argoproj.io/v1alpha1
            kind: ApplicationSet
            metadata: {name: services, namespace: argocd}
            spec:
              generators:
              - matrix:
                  generators:
                  - git: {repoURL: "https://github.com/team/apps.git", files: [{path: "config/**/app.json"}]}
                  - list: {elements: [{stage: dev}, {stage: prod}]}
              template:
                metadata: {name: "{{.name}}-{{.stage}}"}
                spec: {source: {repoURL: "https://github.com/team/apps.git", path: "services/{{.path.basename}}"}, destination: {namespace: "{{.stage}}"}}
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: ApplicationSet
            metadata: {name: elsewhere, namespace: argocd}
            spec:
              generators: [{scmProvider: {github: {organization: team}}}]
              template: {metadata: {name: "agent-{{name}}"}, spec: {source: {repoURL: "https://github.com/team/agent.git", path: agent}, destination: {namespace: agent}}}
            """);
        folder.Write("config/a/web/app.json", """{"name": "shop"}""");
        folder.Write("config/notes.json", "{}");
        folder.Write("services/web/service.yaml", "{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {ports: [{port: 80}]}}");

        Assert.Equal(
        [
            "Application argocd/shop-dev -> folder services/web",
            "Application argocd/shop-dev -> namespace dev",
            "Application argocd/shop-prod -> folder services/web",
            "Application argocd/shop-prod -> namespace prod",
            "ApplicationSet argocd/elsewhere -> folder agent",
            "ApplicationSet argocd/elsewhere -> namespace agent",
            "ApplicationSet argocd/services -> Application argocd/shop-dev",
            "ApplicationSet argocd/services -> Application argocd/shop-prod",
        ], Wirings.Connections(DeliveryReader.Read(InventoryReader.Read(folder.Folder, "folder apps"))));
    }

    [Fact]
    public void Clusters_are_those_that_are_declared_and_the_one_of_argo_cd_and_what_comes_later_is_merged()
    {
        using var folder = new TemporaryFolder();
        folder.Write("sets.yaml", """
            apiVersion: argoproj.io/v1alpha1
            kind: ApplicationSet
            metadata: {name: agents, namespace: argocd}
            spec:
              generators: [{clusters: {values: {region: "{{metadata.labels.region}}"}}}]
              template: {metadata: {name: "agent-{{name}}"}, spec: {source: {repoURL: r, path: "agents/{{values.region}}"}, destination: {namespace: agents}}}
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: ApplicationSet
            metadata: {name: apps, namespace: argocd}
            spec:
              generators:
              - merge:
                  mergeKeys: [path.basename]
                  generators:
                  - matrix: {generators: [{git: {directories: [{path: apps/*}]}}, {clusters: {selector: {matchLabels: {stage: prod}}}}]}
                  - list: {elements: [{path.basename: shop, space: store}]}
              template: {metadata: {name: "{{path.basename}}-{{name}}"}, spec: {source: {repoURL: r, path: "{{path}}"}, destination: {namespace: "{{space}}"}}}
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: ApplicationSet
            metadata: {name: nowhere, namespace: argocd}
            spec:
              generators: [{clusters: {selector: {matchLabels: {stage: test}}}}]
              template: {metadata: {name: "test-{{name}}"}, spec: {source: {repoURL: r, path: test}, destination: {namespace: test}}}
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: west, namespace: argocd, labels: {argocd.argoproj.io/secret-type: cluster, stage: prod, region: west}}
            stringData: {name: west-1, server: "https://192.0.2.1"}
            """);
        folder.Write("agents/west/a.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}");
        folder.Write("test/a.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}");
        folder.Write("apps/shop/a.yaml", "{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {ports: [{port: 80}]}}");

        Assert.Equal(
        [
            "Application argocd/agent-in-cluster -> namespace agents",
            "Application argocd/agent-west-1 -> folder agents/west",
            "Application argocd/agent-west-1 -> namespace agents",
            "Application argocd/shop-west-1 -> folder apps/shop",
            "Application argocd/shop-west-1 -> namespace store",
            "Application argocd/test-{{name}} -> folder test",
            "Application argocd/test-{{name}} -> namespace test",
            "ApplicationSet argocd/agents -> Application argocd/agent-in-cluster",
            "ApplicationSet argocd/agents -> Application argocd/agent-west-1",
            "ApplicationSet argocd/apps -> Application argocd/shop-west-1",
            "ApplicationSet argocd/nowhere -> Application argocd/test-{{name}}",
        ], Wirings.Connections(DeliveryReader.Read(InventoryReader.Read(folder.Folder, "folder apps"))));
    }

    [Fact]
    public void An_event_leads_over_a_template_to_the_pipeline_that_it_starts_and_to_its_tasks()
    {
        using var text = new StringReader("""
            apiVersion: triggers.tekton.dev/v1beta1
            kind: EventListener
            metadata: {name: github, namespace: ci}
            spec: {triggers: [{name: push, bindings: [{ref: commit}], template: {ref: build}}, {triggerRef: nightly}]}
            ---
            apiVersion: triggers.tekton.dev/v1beta1
            kind: TriggerTemplate
            metadata: {name: build, namespace: ci}
            spec: {resourcetemplates: [{apiVersion: tekton.dev/v1, kind: PipelineRun, metadata: {generateName: build-}, spec: {pipelineRef: {name: build}}}]}
            ---
            apiVersion: tekton.dev/v1
            kind: Pipeline
            metadata: {name: build, namespace: ci}
            spec: {tasks: [{name: test, taskRef: {name: test}}], finally: [{name: tell, taskRef: {kind: ClusterTask, name: chat}}]}
            ---
            apiVersion: tekton.dev/v1
            kind: Task
            metadata: {name: test, namespace: ci}
            spec: {steps: [{name: a, image: a:1}]}
            """);

        Assert.Equal(
        [
            "EventListener ci/github -> Trigger ci/nightly",
            "EventListener ci/github -> TriggerBinding ci/commit",
            "EventListener ci/github -> TriggerTemplate ci/build",
            "Pipeline ci/build -> ClusterTask chat",
            "Pipeline ci/build -> Task ci/test",
            "TriggerTemplate ci/build -> PipelineRun ci/build-*",
            "PipelineRun ci/build-* -> Pipeline ci/build",
        ], Wirings.Connections(DeliveryReader.Read(InventoryReader.ReadText(text, "ci.yaml"))));
    }

    [Fact]
    public void Freight_leads_from_a_warehouse_over_stages_to_applications()
    {
        using var text = new StringReader("""
            apiVersion: kargo.akuity.io/v1alpha1
            kind: Warehouse
            metadata: {name: web, namespace: shop}
            spec: {subscriptions: [{image: {repoURL: registry.example.com/web}}, {git: {repoURL: "https://github.com/team/apps.git"}}]}
            ---
            apiVersion: kargo.akuity.io/v1alpha1
            kind: Stage
            metadata: {name: dev, namespace: shop}
            spec:
              requestedFreight: [{origin: {kind: Warehouse, name: web}, sources: {direct: true}}]
              promotionTemplate: {spec: {steps: [{uses: argocd-update, config: {apps: [{name: web-dev}]}}]}}
            ---
            apiVersion: kargo.akuity.io/v1alpha1
            kind: Stage
            metadata: {name: prod, namespace: shop}
            spec:
              requestedFreight: [{origin: {kind: Warehouse, name: web}, sources: {stages: [dev]}}]
              promotionTemplate: {spec: {steps: [{task: {name: promote}}]}}
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: web-dev, namespace: argocd}
            spec: {destination: {namespace: dev}}
            """);

        Assert.Equal(
        [
            "Application argocd/web-dev -> namespace dev",
            "Stage shop/dev -> Application argocd/web-dev",
            "Stage shop/dev -> Warehouse shop/web",
            "Stage shop/prod -> PromotionTask shop/promote",
            "Stage shop/prod -> Stage shop/dev",
            "Warehouse shop/web -> address team/apps",
            "Warehouse shop/web -> address registry.example.com/web",
        ], Wirings.Connections(DeliveryReader.Read(InventoryReader.ReadText(text, "shop.yaml"))));
    }
}
