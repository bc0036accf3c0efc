namespace Infra.Tests.Schemas.Cel;

/// <summary>Objects that an API server refuses by a rule of their kind, each with the place and the server's words.</summary>
public sealed class BadObjectTests
{
    private const string Route = "gateway.networking.k8s.io/v1 HTTPRoute";
    private const string Gateway = "gateway.networking.k8s.io/v1 Gateway";
    private const string Store = "external-secrets.io/v1 SecretStore";
    private const string Push = "external-secrets.io/v1alpha1 PushSecret";
    private const string Cluster = "postgresql.cnpg.io/v1 Cluster";

    public static TheoryData<string, string, string> Bad => new()
    {
        // Gateway API
        { Route, "parentRefs: [{name: a}, {name: a}]", "spec.parentRefs: sectionName must be unique when parentRefs includes 2 or more references to the same parent" },
        { Route, "parentRefs: [{name: a, sectionName: x}, {name: a}]", "spec.parentRefs: sectionName must be specified when parentRefs includes 2 or more references to the same parent" },
        { Route, "rules: [{backendRefs: [{name: a}]}]", "spec.rules[0].backendRefs[0]: Must have port for Service reference" },
        { Route, "rules: [{matches: [{path: {value: shop}}]}]", "spec.rules[0].matches[0].path: value must be an absolute path and start with '/' when type one of ['Exact', 'PathPrefix']" },
        { Route, "rules: [{matches: [{path: {value: /a//b}}]}]", "spec.rules[0].matches[0].path: must not contain '//' when type one of ['Exact', 'PathPrefix']" },
        { Route, "rules: [{matches: [{path: {value: /a/..}}]}]", "spec.rules[0].matches[0].path: must not end with '/..' when type one of ['Exact', 'PathPrefix']" },
        { Route, "rules: [{matches: [{path: {value: '/a b'}}]}]", "spec.rules[0].matches[0].path: must only contain valid characters (matching ^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|[%][0-9a-fA-F]{2})+$) for types ['Exact', 'PathPrefix']" },
        { Route, "rules: [{filters: [{type: RequestRedirect, requestRedirect: {scheme: https}}], backendRefs: [{name: a, port: 80}]}]", "spec.rules[0]: RequestRedirect filter must not be used together with backendRefs" },
        { Route, "rules: [{filters: [{type: RequestRedirect}]}]", "spec.rules[0].filters[0]: filter.requestRedirect must be specified for RequestRedirect filter.type" },
        { Route, "rules: [{filters: [{type: CORS, cors: {allowOrigins: ['*']}}, {type: CORS, cors: {allowOrigins: ['*']}}]}]", "spec.rules[0].filters: CORS filter cannot be repeated" },
        { Route, "rules: [{filters: [{type: URLRewrite, urlRewrite: {path: {type: ReplaceFullPath}}}]}]", "spec.rules[0].filters[0].urlRewrite.path: replaceFullPath must be specified when type is set to 'ReplaceFullPath'" },
        { Route, "rules: [{timeouts: {request: 1s, backendRequest: 2s}}]", "spec.rules[0].timeouts: backendRequest timeout cannot be longer than request timeout" },
        { Route, "rules: [{filters: [{type: RequestMirror, requestMirror: {backendRef: {name: a, port: 80}, percent: 5, fraction: {numerator: 1}}}]}]", "spec.rules[0].filters[0].requestMirror: Only one of percent or fraction may be specified in HTTPRequestMirrorFilter" },
        { Route, "rules: [{filters: [{type: URLRewrite, urlRewrite: {path: {type: ReplacePrefixMatch, replacePrefixMatch: /x}}}], matches: [{path: {type: Exact, value: /a}}]}]", "spec.rules[0]: When using URLRewrite filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified" },
        { "gateway.networking.k8s.io/v1 GRPCRoute", "rules: [{matches: [{method: {type: Exact}}]}]", "spec.rules[0].matches[0].method: One or both of 'service' or 'method' must be specified" },
        { "gateway.networking.k8s.io/v1 GRPCRoute", "rules: [{matches: [{method: {service: 'a-b'}}]}]", "spec.rules[0].matches[0].method: service must only contain valid characters (matching ^(?i)\\.?[a-z_][a-z_0-9]*(\\.[a-z_][a-z_0-9]*)*$)" },
        { Gateway, "gatewayClassName: n\nlisteners: [{name: a, port: 80, protocol: HTTP, tls: {certificateRefs: [{name: x}]}}]", "spec.listeners: tls must not be specified for protocols ['HTTP', 'TCP', 'UDP']" },
        { Gateway, "gatewayClassName: n\nlisteners: [{name: a, port: 80, protocol: HTTP}, {name: b, port: 80, protocol: HTTP}]", "spec.listeners: Combination of port, protocol and hostname must be unique for each listener" },
        { Gateway, "gatewayClassName: n\nlisteners: [{name: a, port: 443, protocol: HTTPS, tls: {}}]", "spec.listeners[0].tls: no such key: certificateRefs evaluating rule: certificateRefs or options must be specified when mode is Terminate" },
        { Gateway, "gatewayClassName: n\nlisteners: [{name: a, port: 53, protocol: UDP, hostname: a.example.org}]", "spec.listeners: hostname must not be specified for protocols ['TCP', 'UDP']" },
        { Gateway, "gatewayClassName: n\nlisteners: [{name: a, port: 443, protocol: HTTPS, tls: {mode: Passthrough}}]", "spec.listeners: tls mode must be Terminate for protocol HTTPS" },
        { Gateway, "gatewayClassName: n\nlisteners: [{name: a, port: 80, protocol: HTTP}]\naddresses: [{type: Hostname, value: A_B}]", "spec.addresses[0]: Hostname value must be empty or contain only valid characters (matching ^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$)" },
        { Gateway, "gatewayClassName: n\nlisteners: [{name: a, port: 80, protocol: HTTP}]\ninfrastructure: {annotations: {'a b': c}}", "spec.infrastructure.annotations: Annotation keys must be in the form of an optional DNS subdomain prefix followed by a required name segment of up to 63 characters." },
        { "gateway.networking.k8s.io/v1 BackendTLSPolicy", "targetRefs: [{group: '', kind: Service, name: a}]\nvalidation: {hostname: a.example.org}", "spec.validation: must specify either CACertificateRefs or WellKnownCACertificates" },

        // External secrets
        { Store, "provider: {doppler: {auth: {}}}", "spec.provider.doppler.auth: Exactly one of 'secretRef' or 'oidcConfig' must be specified" },
        { Store, "provider: {secretserver: {serverURL: 'https://a.example.org'}}", "spec.provider.secretserver: either token, or both username and password, must be set" },
        { Store, "provider: {secretserver: {serverURL: 'https://a.example.org', token: {value: a, secretRef: {name: b, key: c}}}}", "spec.provider.secretserver.token: exactly one of value or secretRef must be set" },
        { Store, "provider: {aws: {service: SecretsManager, region: eu-central-1, customSessionTags: {esoNamespace: a}}}", "spec.provider.aws.customSessionTags: customSessionTags cannot contain automatically injected reserved keys: esoNamespace, esoStoreName, esoStoreKind" },
        { Push, "secretStoreRefs: [{name: a}]\nselector: {secret: {name: a}}\ndataTo: [{}]", "spec.dataTo[0]: storeRef must specify either name or labelSelector" },
        { Push, "secretStoreRefs: [{name: a}]\nselector: {secret: {name: a}}\ndataTo: [{storeRef: {name: a}, remoteKey: b, rewrite: [{regexp: {source: a, target: b}}]}]", "spec.dataTo[0]: remoteKey and rewrite are mutually exclusive: rewrite is only supported in per-key mode (without remoteKey)" },

        // cert-manager
        { "cert-manager.io/v1 Issuer", "venafi: {zone: a}", "spec.venafi: exactly one of tpp, cloud, or ngts must be configured" },
        { "cert-manager.io/v1 ClusterIssuer", "venafi: {zone: a, tpp: {url: 'https://a.example.org', credentialsRef: {name: a}}, cloud: {apiTokenSecretRef: {name: a}}}", "spec.venafi: exactly one of tpp, cloud, or ngts must be configured" },

        // CloudNativePG
        { Cluster, "instances: 1\nstorage: {size: 1Gi}\nimageName: a\nimageCatalogRef: {apiGroup: postgresql.cnpg.io, kind: ImageCatalog, name: a, major: 17}", "spec: imageName and imageCatalogRef are mutually exclusive" },
        { Cluster, "instances: 1\nstorage: {size: 1Gi}\nimageCatalogRef: {apiGroup: postgresql.cnpg.io, kind: Catalog, name: a, major: 17}", "spec.imageCatalogRef: Only image catalogs are supported" },
        { Cluster, "instances: 1\nstorage: {size: 1Gi}\nbootstrap: {initdb: {localeProvider: libc, icuLocale: de}}", "spec.bootstrap.initdb: icuLocale is only available when localeProvider is set to `icu`" },
        { Cluster, "instances: 1\nstorage: {size: 1Gi}\nbootstrap: {initdb: {icuLocale: de}}", "spec.bootstrap.initdb: no such key: localeProvider evaluating rule: icuLocale is only available when localeProvider is set to `icu`" },
        { Cluster, "instances: 3\nstorage: {size: 1Gi}\npostgresql: {synchronous: {method: any, number: 0}}", "spec.postgresql.synchronous.number: The number of synchronous replicas should be greater than zero" },
        { "postgresql.cnpg.io/v1 Database", "name: postgres\nowner: a\ncluster: {name: a}", "spec.name: the name postgres is reserved" },
        { "postgresql.cnpg.io/v1 DatabaseRole", "name: pg_a\ncluster: {name: a}", "spec: role names starting with pg_ are reserved by PostgreSQL" },
        { "postgresql.cnpg.io/v1 ImageCatalog", "images: [{major: 16, image: a}, {major: 16, image: b}]", "spec.images: Images must have unique major versions" },
        { "postgresql.cnpg.io/v1 Publication", "name: a\ndbname: a\ncluster: {name: a}\ntarget: {allTables: true, objects: [{tablesInSchema: a}]}", "spec.target: allTables and objects are mutually exclusive" },
        { "barmancloud.cnpg.io/v1 ObjectStore", "configuration: {destinationPath: 's3://a', serverName: b}", "spec.configuration.serverName: use the 'serverName' plugin parameter in the Cluster resource" },

        // Others
        { "k8s.keycloak.org/v2beta1 Keycloak", "update: {strategy: Explicit}", "spec.update: The 'revision' field is required when 'Explicit' strategy is used" },
        { "k8s.mariadb.com/v1alpha1 MariaDB", "replicas: 2\ngalera: {enabled: true}\nstorage: {size: 1Gi}\nreplicasAllowEvenNumber: false", "spec: An odd number of MariaDB instances (mariadb.spec.replicas) is required to avoid split brain situations for Galera. Use 'mariadb.spec.replicasAllowEvenNumber: true' to disable this validation." },
        { "monitoring.coreos.com/v1 Prometheus", "shards: 1\nshardingStrategy: {mode: Topology, topology: {values: [a, b]}}", "spec: shards must be greater than or equal to the number of topology values when sharding strategy mode is Topology" },
        { "monitoring.coreos.com/v1 Prometheus", "updateStrategy: {type: OnDelete, rollingUpdate: {maxUnavailable: 1}}", "spec.updateStrategy: rollingUpdate requires type to be RollingUpdate" },
        { "monitoring.coreos.com/v1alpha1 PrometheusAgent", "mode: DaemonSet\nreplicas: 2", "spec: replicas cannot be set when mode is DaemonSet" },
        { "rabbitmq.com/v1beta1 RabbitmqCluster", "rabbitmq: {envConfig: 'A=$(hostname -f)'}", "spec.rabbitmq.envConfig: envConfig must not contain shell command substitution ('$(...)' or backticks)" },
        { "metallb.io/v1beta2 BGPPeer", "myASN: 1\npeerASN: 2\npeerAddress: 10.0.0.1\nconnectTime: 90000s", "spec.connectTime: connect time should be between 1 seconds to 65535" },
        { "metallb.io/v1beta2 BGPPeer", "myASN: 1\npeerASN: 2\npeerAddress: 10.0.0.1\nconnectTime: 1500ms", "spec.connectTime: connect time should contain a whole number of seconds" },
        { "snapshot.storage.k8s.io/v1 VolumeSnapshot", "source: {}", "spec.source: exactly one of volumeSnapshotContentName and persistentVolumeClaimName must be set" },
        { "groupsnapshot.storage.k8s.io/v1 VolumeGroupSnapshotContent", "deletionPolicy: Delete\ndriver: a\nsource: {volumeHandles: [a]}\nvolumeGroupSnapshotRef: {name: a}", "spec.volumeGroupSnapshotRef: both volumeGroupSnapshotRef.name and volumeGroupSnapshotRef.namespace must be set" },
        { "traefik.io/v1alpha1 ServersTransport", "rootCAs: [{secret: a, configMap: b}]", "spec.rootCAs[0]: RootCA cannot have both Secret and ConfigMap defined." },
        { "hub.traefik.io/v1alpha1 API", "openApiSpec: {url: 'http://a b', refreshInterval: 2m}", "spec.openApiSpec.url: must be a valid URL" },
        { "hub.traefik.io/v1alpha1 API", "openApiSpec: {path: /a, refreshInterval: 30s}", "spec.openApiSpec.refreshInterval: must be at least 1m" },
        { "hub.traefik.io/v1alpha1 APIVersion", "apiName: a\nrelease: one", "spec.release: must be a valid semver version" },
        { "argoproj.io/v1alpha1 WorkflowTemplate", "templates: [{name: a, container: {image: a}, dag: {tasks: []}}]", "spec.templates: template must have at most one template type" },
        { "argoproj.io/v1alpha1 CronWorkflow", "schedules: ['* * * * *']\nworkflowSpec: {templates: [{name: a, dag: {tasks: [{name: 1a, template: b, depends: c}]}}]}", "spec.workflowSpec.templates[0].dag.tasks[0]: task name cannot begin with a digit when using 'depends' or 'dependencies'" },
        { "gateway.nginx.org/v1alpha1 AuthenticationFilter", "type: Basic", "spec: type Basic requires spec.basic to be set" },
        { "gateway.nginx.org/v1alpha1 ClientSettingsPolicy", "targetRef: {group: gateway.networking.k8s.io, kind: Service, name: a}", "spec.targetRef: TargetRef Kind must be one of: Gateway, HTTPRoute, or GRPCRoute" },
        { "gateway.nginx.org/v1alpha2 ObservabilityPolicy", "targetRefs: [{group: gateway.networking.k8s.io, kind: HTTPRoute, name: a}]\ntracing: {strategy: parent, ratio: 5}", "spec.tracing: ratio can only be specified if strategy is of type ratio" },
        { "gateway.nginx.org/v1alpha2 NginxProxy", "rewriteClientIP: {mode: XForwardedFor}", "spec.rewriteClientIP: if mode is set, trustedAddresses is a required field" },
        { "gateway.k8s.aws/v1beta1 ListenerRuleConfiguration", "actions: [{type: forward}]", "spec.actions[0]: forwardConfig must be specified only when type is 'forward'" },
        { "elbv2.k8s.aws/v1beta1 IngressClassParams", "prefixListsIDs: [a]\nPrefixListsIDs: [b]", "spec: cannot specify both 'prefixListsIDs' and 'PrefixListsIDs' fields" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void An_object_that_breaks_a_rule_is_found(string kind, string spec, string expected)
    {
        var type = kind.Split(' ');
        var yaml =
            $"apiVersion: {type[0]}\nkind: {type[1]}\nmetadata: {{name: a, namespace: b}}\nspec:\n{string.Concat(spec.Split('\n').Select(line => $"  {line}\n"))}";
        Assert.Contains(expected, Objects.Broken(yaml));
    }

    public static TheoryData<string> Good =>
    [
        "apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: a}\nspec: {parentRefs: [{name: a, sectionName: x}, {name: a, sectionName: y}, {name: a, namespace: b}], "
            + "rules: [{matches: [{path: {type: RegularExpression, value: 'a//b'}}], filters: [{type: RequestRedirect, requestRedirect: {scheme: https}}]}, {backendRefs: [{name: a, port: 80}], timeouts: {request: 0s, backendRequest: 2s}}]}",
        "apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: a}\nspec: {gatewayClassName: n, listeners: [{name: a, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: x}]}}, "
            + "{name: b, port: 443, protocol: TLS, hostname: a.b, tls: {mode: Passthrough}}, {name: c, port: 80, protocol: HTTP}]}",
        "apiVersion: external-secrets.io/v1\nkind: SecretStore\nmetadata: {name: a}\nspec: {provider: {aws: {service: SecretsManager, region: eu-central-1}}}",
        "apiVersion: cert-manager.io/v1\nkind: Issuer\nmetadata: {name: a}\nspec: {venafi: {zone: a, cloud: {apiTokenSecretRef: {name: a}}}}",
        "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: {instances: 3, storage: {size: 1Gi}, bootstrap: {initdb: {localeProvider: icu, icuLocale: de}}}",
        "apiVersion: postgresql.cnpg.io/v1\nkind: Backup\nmetadata: {name: a}\nspec: {cluster: {name: a}}",
        "apiVersion: snapshot.storage.k8s.io/v1\nkind: VolumeSnapshot\nmetadata: {name: a}\nspec: {source: {persistentVolumeClaimName: a}}",
        "apiVersion: metallb.io/v1beta2\nkind: BGPPeer\nmetadata: {name: a}\nspec: {myASN: 1, peerASN: 2, peerAddress: 10.0.0.1, connectTime: 10s}",
        "apiVersion: k8s.mariadb.com/v1alpha1\nkind: MariaDB\nmetadata: {name: a}\nspec: {replicas: 3, galera: {enabled: true}, storage: {size: 1Gi}}",
        "apiVersion: monitoring.coreos.com/v1\nkind: Prometheus\nmetadata: {name: a}\nspec: {replicas: 2}",
    ];

    [Theory]
    [MemberData(nameof(Good))]
    public void A_good_object_breaks_none(string yaml) => Assert.Empty(Objects.Broken(yaml));

    [Fact]
    public void A_value_that_another_tool_fills_in_breaks_none() => Assert.Empty(Objects.Broken(
        "apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: a}\nspec: {rules: [{matches: [{path: {value: '${PATH_OF_SHOP}'}}]}]}"));
}
