namespace Infra.Components.Edge;

/// <summary>A GatewayClass, and the component that brings its controller.</summary>
/// <param name="name">The class's name.</param>
/// <param name="proxies">The number of proxies of each Gateway of the class.</param>
/// <param name="madeBy">The component that brings it; null when another stack or a person does.</param>
[Reference]
public sealed class GatewayClassRef(string name, int proxies = 1, Resource? madeBy = null)
{
    /// <summary>The class's name.</summary>
    public string Name { get; } = name;

    /// <summary>The number of proxies of each Gateway of the class. Default: 1.</summary>
    public int Proxies { get; } = proxies;

    /// <summary>The component that brings it, which its Gateways come after. Default: none.</summary>
    public Resource? MadeBy { get; } = madeBy;
}
