namespace Infra.Rendering;

/// <summary>What a rendered folder makes of Helm charts.</summary>
public enum ChartStyle
{
    /// <summary>One Argo CD Application for each release.</summary>
    Argo,

    /// <summary>Entries under <c>helmCharts</c> in the kustomization, for <c>kustomize build --enable-helm</c>.</summary>
    Kustomize,
}
