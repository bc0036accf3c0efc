using Infra.Graph;
using Infra.Manifests;

namespace Infra.Tests.Graph;

/// <summary>Wirings of manifests that a test writes down.</summary>
internal static class Wirings
{
    public const string Shop = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: {name: edge, namespace: edge}
        spec:
          gatewayClassName: nginx
          listeners:
          - {name: http, port: 80, protocol: HTTP, hostname: shop.example.com, allowedRoutes: {namespaces: {from: All}}}
          - {name: https, port: 443, protocol: HTTPS, hostname: shop.example.com, allowedRoutes: {namespaces: {from: All}}, tls: {mode: Terminate, certificateRefs: [{name: shop-tls}]}}
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: {name: redirect, namespace: edge}
        spec:
          parentRefs: [{name: edge, sectionName: http}]
          rules: [{filters: [{type: RequestRedirect, requestRedirect: {scheme: https}}]}]
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: {name: shop, namespace: shop}
        spec:
          parentRefs: [{name: edge, namespace: edge, sectionName: https}]
          hostnames: [shop.example.com]
          rules: [{matches: [{path: {type: PathPrefix, value: /}}], backendRefs: [{name: shop, port: 80}]}]
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: shop, namespace: shop}
        spec: {selector: {app: shop}, ports: [{port: 80, targetPort: 8080}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: shop, namespace: shop}
        spec:
          replicas: 2
          selector: {matchLabels: {app: shop}}
          template:
            metadata: {labels: {app: shop}}
            spec:
              containers:
              - name: shop
                image: registry.example.com/team/shop:2.4
                ports: [{containerPort: 8080}]
                env:
                - {name: REDIS_URL, value: "redis://user:hunter2@redis:6379"}
                envFrom: [{secretRef: {name: shop-secret}}]
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: redis, namespace: shop}
        spec: {selector: {app: redis}, ports: [{port: 6379}]}
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: redis, namespace: shop}
        spec:
          replicas: 1
          selector: {matchLabels: {app: redis}}
          template:
            metadata: {labels: {app: redis}}
            spec:
              containers: [{name: redis, image: "redis:7.4.1", ports: [{containerPort: 6379}]}]
              volumes: [{name: data, persistentVolumeClaim: {claimName: redis-data}}]
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: redis-data, namespace: shop}
        spec: {resources: {requests: {storage: 1Gi}}}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: shop, namespace: shop}
        spec:
          podSelector: {matchLabels: {app: shop}}
          policyTypes: [Egress]
          egress:
          - {to: [{podSelector: {matchLabels: {app: redis}}}], ports: [{port: 6379}]}
          - {to: [{ipBlock: {cidr: 0.0.0.0/0}}], ports: [{port: 443}]}
          - {to: [{namespaceSelector: {}, podSelector: {matchLabels: {k8s-app: kube-dns}}}], ports: [{port: 53, protocol: UDP}]}
        ---
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: shop, namespace: shop}
        spec:
          secretStoreRef: {name: aws, kind: SecretStore}
          target: {name: shop-secret}
          dataFrom: [{extract: {key: prod/shop}}]
        ---
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: aws, namespace: shop}
        spec: {provider: {aws: {service: SecretsManager, region: eu-west-1, auth: {secretRef: {accessKeyIDSecretRef: {name: keys, key: id}}}}}}
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: keys, namespace: shop}
        stringData: {id: AKIAhunter2}

        """;

    public static Wiring Of(string yaml, string? context = null)
    {
        using var text = new StringReader(yaml);
        using var more = new StringReader(context ?? "");
        return WiringReader.Read(InventoryReader.ReadText(text, "test.yaml", "folder shop").Complete(),
            [InventoryReader.ReadText(more, "context.yaml")]);
    }

    /// <summary>The connections, each as its two parts.</summary>
    public static IReadOnlyList<string> Connections(Wiring wiring)
    {
        var labels = wiring.Nodes.ToDictionary(node => node.Id, node => node.Label, StringComparer.Ordinal);
        return [.. wiring.Edges.Select(edge => $"{labels[edge.From]} -> {labels[edge.To]}")];
    }
}
