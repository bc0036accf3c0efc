using Infra.Manifests;
using Infra.Schemas;
using Infra.Tests.Rules;

namespace Infra.Tests.Schemas;

public sealed class DefaultTests
{
    [Fact]
    public void Defaults_are_filled_in_at_every_depth_and_nulls_give_way_to_them()
    {
        var route = Yaml.Read("""
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: {name: a, namespace: team}
            spec:
              parentRefs: [{name: web, group: null}]
              hostnames: null
              rules: [{backendRefs: [{name: a, port: 80}]}]
            """).Manifests[0];

        Assert.Equal("""
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata:
              name: a
              namespace: team
            spec:
              parentRefs:
              - kind: Gateway
                name: web
                group: gateway.networking.k8s.io
              rules:
              - backendRefs:
                - kind: Service
                  name: a
                  group: ""
                  port: 80
                  weight: 1
                matches:
                - path:
                    type: PathPrefix
                    value: /

            """, ManifestWriter.ToYaml(SchemaDefaults.Defaulted(ShippedSchemas.Find(route.ApiVersion, "HTTPRoute")!.Schema, route.Tree)));
    }

    [Fact]
    public void A_value_that_lacks_nothing_is_the_value_itself()
    {
        var issuer =
            Yaml.Read(
                "{apiVersion: cert-manager.io/v1, kind: Issuer, metadata: {name: a, namespace: team}, spec: {selfSigned: {}}}").Manifests[0];

        Assert.Same(issuer.Tree, SchemaDefaults.Defaulted(ShippedSchemas.Find(issuer.ApiVersion, "Issuer")!.Schema, issuer.Tree));
    }
}
