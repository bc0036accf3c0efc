namespace Infra.Components.Networks;

/// <summary>A machine that is to be a node.</summary>
public sealed class PrivateMachine
{
    internal PrivateMachine(string name, Output<string> id, Output<string> address)
    {
        (Name, Id, Address) = (name, id, address);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its id in AWS.</summary>
    public Output<string> Id { get; }

    /// <summary>Its address, which is reached through the bastion only.</summary>
    public Output<string> Address { get; }
}
