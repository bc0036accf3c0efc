namespace Infra.Components.Access;

/// <summary>What may be done with objects of the cluster's API.</summary>
public enum RbacVerb
{
    /// <summary>Read one object by its name.</summary>
    Get,

    /// <summary>Read all objects of a kind, with their content.</summary>
    List,

    /// <summary>Follow the changes of objects, with their content.</summary>
    Watch,

    /// <summary>Make objects; <c>pods/exec</c>: run commands.</summary>
    Create,

    /// <summary>Replace objects.</summary>
    Update,

    /// <summary>Change fields of objects.</summary>
    Patch,

    /// <summary>Delete an object by its name.</summary>
    Delete,

    /// <summary>Delete all objects of a kind.</summary>
    DeleteCollection,

    /// <summary>Give roles to accounts that have more permissions than oneself.</summary>
    Bind,

    /// <summary>Give roles more permissions than one has.</summary>
    Escalate,

    /// <summary>Act as another user, group or account.</summary>
    Impersonate,

    /// <summary>Approve requests for certificates.</summary>
    Approve,

    /// <summary>Sign requests for certificates.</summary>
    Sign,

    /// <summary>Every verb, those of later versions too.</summary>
    All,
}
