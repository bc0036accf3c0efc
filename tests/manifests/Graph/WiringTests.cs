using Infra.Graph;

namespace Infra.Tests.Graph;

/// <summary>What is connected with what.</summary>
public sealed class WiringTests
{
    [Fact]
    public void A_request_is_followed_from_its_host_to_all_that_its_pods_use()
    {
        Assert.Equal(
        [
            "Deployment shop/shop -> Secret shop/shop-secret",
            "Deployment shop/shop -> Service shop/redis",
            "Deployment shop/shop -> network internet",
            "ExternalSecret shop/shop -> SecretStore shop/aws",
            "HTTPRoute shop/shop -> Service shop/shop",
            "Secret shop/shop-secret -> ExternalSecret shop/shop",
            "SecretStore shop/aws -> Secret shop/keys",
            "SecretStore shop/aws -> service AWS SecretsManager",
            "Service shop/redis -> StatefulSet shop/redis",
            "Service shop/shop -> Deployment shop/shop",
            "StatefulSet shop/redis -> PersistentVolumeClaim shop/redis-data",
            "host shop.example.com -> listener of Gateway edge/edge",
            "listener of Gateway edge/edge -> HTTPRoute shop/shop",
        ], Wirings.Connections(Wirings.Of(Wirings.Shop)));
    }

    [Fact]
    public void A_connection_says_how_it_is_known()
    {
        var wiring = Wirings.Of(Wirings.Shop);

        Assert.Equal(["allowed by network policy on :6379", "variable REDIS_URL"],
            wiring.Edges.Single(edge => edge.From == "Deployment shop/shop" && edge.To == "Service shop/redis").Reasons);
    }

    [Fact]
    public void A_route_that_only_redirects_is_a_note_on_its_listener()
    {
        var wiring = Wirings.Of(Wirings.Shop);

        Assert.DoesNotContain(wiring.Nodes, node => node.Title == "redirect");
        Assert.Equal([":80 HTTP to HTTPS, :443 HTTPS"], wiring.Nodes.Single(node => node.Role == NodeRole.Listener).Notes);
    }

    [Fact]
    public void Ingresses_Traefik_routes_and_ports_of_nodes_are_entrances()
    {
        var wiring = Wirings.Of("""
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: web}
            spec: {rules: [{host: web.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]}
            ---
            apiVersion: traefik.io/v1alpha1
            kind: IngressRoute
            metadata: {name: api}
            spec: {entryPoints: [websecure], routes: [{match: "Host(`api.example.com`)", services: [{name: web, port: 80}]}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web}
            spec: {type: NodePort, selector: {app: web}, ports: [{port: 80, nodePort: 30001}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, labels: {app: web}}
            spec: {containers: [{name: web, image: "web:1"}]}
            """);

        Assert.Equal(
        [
            "Ingress default/web -> Service default/web",
            "IngressRoute default/api -> Service default/web",
            "Service default/web -> Pod default/web",
            "port of every node :30001 -> Service default/web",
            "host api.example.com -> IngressRoute default/api",
            "host web.example.com -> Ingress default/web",
        ], Wirings.Connections(wiring));
    }

    [Fact]
    public void What_nobody_declares_is_drawn_as_such()
    {
        var wiring = Wirings.Of("""
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: shop}
            spec: {containers: [{name: web, image: "web:1", envFrom: [{configMapRef: {name: lost}}]}]}
            """);

        var lost = wiring.Nodes.Single(node => node.Title == "lost");
        Assert.True(lost.IsForeign);
        Assert.Equal(["not declared here"], lost.Notes);
    }

    [Fact]
    public void Of_what_others_make_only_what_is_used_is_drawn()
    {
        var wiring = Wirings.Of("""
            apiVersion: v1
            kind: Pod
            metadata: {name: guest, namespace: shop}
            spec: {containers: [{name: guest, image: "guest:1", env: [{name: REDIS_HOST, value: redis.shop.svc}]}]}
            """, Wirings.Shop);

        Assert.Equal(["Pod guest", "Service redis"],
            wiring.Nodes.Select(node => $"{node.Kind} {node.Title}").Order(StringComparer.Ordinal));
        Assert.True(wiring.Nodes.Single(node => node.Kind == "Service").IsForeign);
    }

    [Fact]
    public void A_listener_takes_the_routes_of_its_protocol()
    {
        var wiring = Wirings.Of("""
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: {name: edge, namespace: team}
            spec:
              listeners:
              - {name: web, port: 443, protocol: HTTPS, hostname: "*.example.com"}
              - {name: raw, port: 8443, protocol: TLS, hostname: "*.example.com", tls: {mode: Passthrough}}
              - {name: sql, port: 5432, protocol: TCP}
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: {name: shop, namespace: team}
            spec: {parentRefs: [{name: edge}], hostnames: [shop.example.com], rules: [{backendRefs: [{name: web, port: 80}]}]}
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: TCPRoute
            metadata: {name: lost, namespace: team}
            spec: {parentRefs: [{name: edge, sectionName: web}], rules: [{backendRefs: [{name: web, port: 80}]}]}
            """);

        Assert.Equal([":5432 TCP", ":443 HTTPS", ":8443 TLS"],
            wiring.Nodes.Where(node => node.Role == NodeRole.Listener).Select(node => node.Notes[0]));
        var into = Assert.Single(wiring.Edges, edge => edge.To == "HTTPRoute team/shop");
        Assert.Equal([":443 HTTPS"], wiring.Nodes.Single(node => node.Id == into.From).Notes);
        Assert.DoesNotContain(wiring.Edges, edge => edge.To == "TCPRoute team/lost");
        Assert.Contains("not attached: listener web (HTTPS) takes no TCPRoute",
            wiring.Nodes.Single(node => node.Id == "TCPRoute team/lost").Details);
    }

    [Fact]
    public void Rules_that_lead_to_different_places_are_parts_of_their_own()
    {
        var wiring = Wirings.Of("""
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: {name: shop, namespace: team}
            spec:
              parentRefs: [{name: elsewhere}]
              hostnames: [shop.example.com]
              rules:
              - {matches: [{path: {type: PathPrefix, value: /}}], backendRefs: [{name: web, port: 80}]}
              - {matches: [{path: {type: PathPrefix, value: /api}}, {path: {type: Exact, value: /health}, method: GET}], backendRefs: [{name: api, port: 8080, weight: 9}, {name: next, port: 8080, weight: 1}]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: many, namespace: team}
            spec:
              rules:
              - {host: a.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}
              - {host: b.example.com, http: {paths: [{path: /api, pathType: Prefix, backend: {service: {name: api, port: {name: http}}}}]}}
            """);

        Assert.Equal(
        [
            "HTTPRoute team/shop -> rule of HTTPRoute team/shop: /",
            "HTTPRoute team/shop -> rule of HTTPRoute team/shop: /api, GET /health (exact)",
            "rule of HTTPRoute team/shop: / -> Service team/web",
            "rule of HTTPRoute team/shop: /api, GET /health (exact) -> Service team/api",
            "rule of HTTPRoute team/shop: /api, GET /health (exact) -> Service team/next",
            "Ingress team/many -> rule of Ingress team/many: a.example.com/",
            "Ingress team/many -> rule of Ingress team/many: b.example.com/api",
            "rule of Ingress team/many: a.example.com/ -> Service team/web",
            "rule of Ingress team/many: b.example.com/api -> Service team/api",
            "host a.example.com -> rule of Ingress team/many: a.example.com/",
            "host b.example.com -> rule of Ingress team/many: b.example.com/api",
            "host shop.example.com -> HTTPRoute team/shop",
        ], Wirings.Connections(wiring));
        Assert.Equal(["port 8080, weight 9"],
            wiring.Edges
                .Single(edge => edge.To == "Service team/api" && edge.From.StartsWith("HTTPRoute", StringComparison.Ordinal)).Reasons);
    }

    [Fact]
    public void Claims_lead_to_their_volumes_and_these_to_servers()
    {
        var wiring = Wirings.Of("""
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: team}
            spec: {volumes: [{name: a, persistentVolumeClaim: {claimName: files}}, {name: b, persistentVolumeClaim: {claimName: fast}}, {name: c, csi: {driver: secrets-store.csi.k8s.io}}]}
            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: files, namespace: team}
            spec: {storageClassName: "", volumeName: files, resources: {requests: {storage: 5Gi}}}
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: {name: files}
            spec: {capacity: {storage: 5Gi}, nfs: {server: nas.example.com, path: /export/files}}
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: {name: bound}
            spec: {claimRef: {namespace: team, name: taken}, csi: {driver: ebs.csi.aws.com, volumeHandle: vol-1}}
            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: taken, namespace: team}
            spec: {resources: {requests: {storage: 1Gi}}}
            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: fast, namespace: team}
            spec: {storageClassName: nfs-csi, resources: {requests: {storage: 1Gi}}}
            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: {name: nfs-csi}
            provisioner: nfs.csi.k8s.io
            parameters: {server: nas.example.com, share: /export/dynamic}
            """);

        Assert.Equal(
        [
            "PersistentVolume bound -> driver ebs.csi.aws.com",
            "PersistentVolume files -> host nas.example.com",
            "PersistentVolumeClaim team/fast -> StorageClass nfs-csi",
            "PersistentVolumeClaim team/files -> PersistentVolume files",
            "PersistentVolumeClaim team/taken -> PersistentVolume bound",
            "Pod team/web -> PersistentVolumeClaim team/fast",
            "Pod team/web -> PersistentVolumeClaim team/files",
            "Pod team/web -> driver secrets-store.csi.k8s.io",
            "StorageClass nfs-csi -> host nas.example.com",
        ], Wirings.Connections(wiring));
        Assert.Equal(["/export/dynamic", "/export/files"],
            wiring.Nodes.Where(node => node.Title == "nas.example.com").Select(node => node.Notes[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_order_of_the_objects_does_not_matter()
    {
        var backwards = string.Join("---\n", Wirings.Shop.Split("---\n").Reverse().Select(document => document.TrimEnd() + "\n"));

        Assert.Equal(Infra.Graph.Formats.SvgWriter.Write(Wirings.Of(Wirings.Shop)),
            Infra.Graph.Formats.SvgWriter.Write(Wirings.Of(backwards)));
    }

    [Fact]
    public void A_word_that_happens_to_be_a_service_is_no_connection()
    {
        var wiring = Wirings.Of("""
            apiVersion: v1
            kind: Service
            metadata: {name: redis, namespace: shop}
            spec: {selector: {app: redis}, ports: [{port: 6379}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: shop}
            spec: {containers: [{name: web, image: "web:1", env: [{name: CACHE_KIND, value: redis}, {name: DOCS_URL, value: "https://redis.example.com/"}]}]}
            """);

        Assert.Empty(wiring.Edges);
    }
}
